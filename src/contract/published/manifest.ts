import { z } from "zod";
import { SOURCES } from "#contract/input/input-tables.ts";
import { REVISION_CAUSES } from "./published-codes.ts";

// manifest.json: what a release holds, so that any file can be checked against it.

const fileSchema = z.object({
  path: z.string(),
  table: z.string().nullable(),
  city: z.string().nullable(),
  rows: z.number().int().nullable(),
  bytes: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ManifestFile = z.infer<typeof fileSchema>;

const surveyStateSchema = z.object({ first: z.string(), last: z.string() }).nullable();

const citySchema = z.object({
  id: z.string(),
  design_basis: z.enum(["probability", "purposive", "not_stated"]),
  community: surveyStateSchema,
  enterprise: surveyStateSchema,
  /** Quarters with a folder but without one of the two surveys' files, or with the file refused. */
  missing: z.array(z.object({ quarter: z.string(), survey: z.enum(["community", "enterprise"]) })),
});
export type ManifestCity = z.infer<typeof citySchema>;

/** What a quarter rests on and what of it differs from the release before. No counts: few units could be told. */
const revisedSchema = z.object({
  city: z.string(),
  quarter: z.string(),
  survey: z.enum(SOURCES),
  causes: z.array(z.enum(REVISION_CAUSES)),
});
export type RevisedQuarter = z.infer<typeof revisedSchema>;

export const manifestSchema = z.object({
  release: z.string(),
  simulated: z.boolean(),
  seed: z.number().nullable(),
  cities: z.array(citySchema),
  counts: z.object({
    read: z.number().int(),
    accepted: z.number().int(),
    queried: z.number().int(),
    refused: z.number().int(),
  }),
  revised: z.array(revisedSchema).default([]),
  /** Of the program that computed it and the registry of indicators; null where it wasn't written down. */
  method_sha256: z.string().nullable().default(null),
  files: z.array(fileSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** latest.json at the root of the published data: which release is current. */
export const latestSchema = z.object({ release: z.string() });

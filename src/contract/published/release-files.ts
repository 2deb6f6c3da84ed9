import { z } from "zod";
import { RELEASE_PATTERN } from "../release-id.ts";

// What a published site says of itself (release.json), and of the releases that stand (data/releases.json).

const idSchema = z.string().regex(RELEASE_PATTERN);

const listedSchema = z.object({ id: idSchema, quarter: z.string(), released_on: z.iso.date() });
export type ListedRelease = z.infer<typeof listedSchema>;

/** The newest release once more, at addresses that stay. */
export const LATEST_DATA = "data/latest";

/** data/releases.json: the releases that stand, in the order they were published. */
export const releaseListSchema = z.array(listedSchema);

export const releaseSchema = listedSchema.extend({
  /** The day the command was run; `released_on` is the day that the pages say. */
  published_on: z.iso.date(),
  /** The release that was current before; null for the first. */
  previous: idSchema.nullable(),
  /** Of SHA256SUMS, which lists every other file of the site. */
  manifest: z.string().regex(/^[0-9a-f]{64}$/),
  simulated: z.boolean(),
});
export type Release = z.infer<typeof releaseSchema>;

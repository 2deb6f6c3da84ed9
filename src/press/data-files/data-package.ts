import type { Column, ColumnType, Table } from "#contract/column.ts";
import { DATA_LICENCE } from "#contract/data-licence.ts";
import { slugOf } from "#contract/page-paths.ts";
import { dayOf, type ReleaseFacts } from "./release-facts.ts";

// datapackage.json: Data Package 2.0 (datapackage.org/standard), for programs that read tables by themselves.

/** A CSV beside the package, as its manifest has it. */
export interface PackagedCsv {
  /** From the package's folder. */
  readonly path: string;
  readonly table: Table;
  readonly city: string | null;
  readonly bytes: number;
  readonly sha256: string;
}

const FIELD_TYPES: Readonly<Record<ColumnType, string>> = {
  utf8: "string",
  int32: "integer",
  float64: "number",
  bool: "boolean",
};

export interface PackageTitle {
  readonly name: string;
  readonly title: string;
}

export function dataPackage(
  { name, title }: PackageTitle,
  csvs: readonly PackagedCsv[],
  facts: ReleaseFacts,
): object {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name,
    title,
    version: facts.release.toLowerCase(),
    created: `${dayOf(facts)}T00:00:00Z`,
    licenses: [{ name: "CC-BY-4.0", path: DATA_LICENCE, title: "Creative Commons Attribution 4.0" }],
    // A property of our own, which the standard allows.
    simulated: facts.simulated,
    resources: csvs.map(resourceOf),
  };
}

function resourceOf({ path, table, city, bytes, sha256 }: PackagedCsv): object {
  return {
    name: [city, slugOf(table.name)].filter((part) => part !== null).join("-"),
    title: `${table.title.zh} ${table.title.en}`,
    type: "table",
    path,
    ...{ format: "csv", mediatype: "text/csv", encoding: "utf-8", bytes, hash: `sha256:${sha256}` },
    schema: {
      $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
      fields: table.columns.map(fieldOf),
      missingValues: [""],
    },
  };
}

function fieldOf({ name, type, title, unit, values, nullable }: Column): object {
  const constraints = { required: nullable !== true, ...(values ? { enum: [...values] } : {}) };
  return {
    name,
    type: FIELD_TYPES[type],
    title: title.en,
    description: unit ? `${title.zh} [${unit}]` : title.zh,
    constraints,
  };
}

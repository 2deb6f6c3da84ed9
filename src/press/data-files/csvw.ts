import type { Column, ColumnType } from "#contract/column.ts";
import { DATA_LICENCE } from "#contract/data-licence.ts";
import type { PackagedCsv } from "./data-package.ts";

// csv-metadata.json: CSV on the Web (w3.org/TR/tabular-metadata), a table group of the CSVs beside it.

const DATATYPES: Readonly<Record<ColumnType, string>> = {
  utf8: "string",
  int32: "integer",
  float64: "double",
  bool: "boolean",
};

export function csvwMetadata(csvs: readonly PackagedCsv[]): object {
  return {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
    "dc:license": { "@id": DATA_LICENCE },
    tables: csvs.map(({ path, table }) => ({
      url: path,
      "dc:title": [
        { "@value": table.title.en, "@language": "en" },
        { "@value": table.title.zh, "@language": "zh" },
      ],
      tableSchema: { columns: table.columns.map(columnOf) },
    })),
  };
}

function columnOf({ name, type, title, values, nullable }: Column): object {
  const format = values ? { format: values.map(escaped).join("|") } : {};
  return {
    name,
    titles: { en: [name, title.en], zh: title.zh },
    datatype: { base: DATATYPES[type], ...(type === "utf8" ? format : {}) },
    required: nullable !== true,
  };
}

/** The format of a text is a regular expression. */
function escaped(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

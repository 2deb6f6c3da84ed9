import { readdirSync, readFileSync } from "node:fs";
import { inMacroOrder } from "./macro-order.ts";

/** The macros of src/queries, for scripts and tests. Pages take them from sql-vite.ts. */
export function macrosFromDisk(): string[] {
  const folder = new URL("../queries/", import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  return inMacroOrder(
    new Map(files.map((file) => [file.replace(/\.sql$/, ""), readFileSync(new URL(file, folder), "utf8")])),
  );
}

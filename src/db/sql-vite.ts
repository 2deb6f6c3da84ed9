import { inMacroOrder } from "./macro-order.ts";

const files = import.meta.glob<string>("../queries/*.sql", { query: "?raw", import: "default", eager: true });

/** The macros of src/queries, for pages and the reader's browser. Scripts take them from sql-node.ts. */
export const macros: readonly string[] = inMacroOrder(
  new Map(Object.entries(files).map(([path, text]) => [path.replace(/^.*\/(.+)\.sql$/, "$1"), text])),
);

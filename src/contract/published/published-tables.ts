import { administrativeCountsTable, panelTable } from "./context-tables.ts";
import { alertsTable, changesTable, estimatesTable, indicesTable } from "./figure-tables.ts";
import { benchmarksTable, cellsTable, linksTable, sampleTable, tQuantilesTable } from "./moment-tables.ts";
import { indicatorsTable, officialTable, targetsTable } from "#contract/registry/registry-tables.ts";
import { releasesTable, revisionsTable, vintagesTable } from "./release-tables.ts";

// What the world gets. Order of columns here is their order in every file.

export const publishedTables = {
  estimates: estimatesTable,
  changes: changesTable,
  indices: indicesTable,
  cells: cellsTable,
  links: linksTable,
  benchmarks: benchmarksTable,
  t_quantiles: tQuantilesTable,
  sample: sampleTable,
  indicators: indicatorsTable,
  targets: targetsTable,
  official: officialTable,
  alerts: alertsTable,
  administrative: administrativeCountsTable,
  panel: panelTable,
  revisions: revisionsTable,
  vintages: vintagesTable,
  releases: releasesTable,
} as const;
export type PublishedTableName = keyof typeof publishedTables;

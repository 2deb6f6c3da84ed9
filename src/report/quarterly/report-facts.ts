import type { Bilingual } from "#contract/column.ts";
import type { AdministrativeCountRow, PanelRow } from "#contract/published/context-tables.ts";
import type { AlertRow, EstimateRow } from "#contract/published/figure-tables.ts";
import type { RevisionRow } from "#contract/published/release-tables.ts";
import type { Indicator, Measure } from "#contract/registry/registry.ts";
import type { OfficialRow, TargetRow } from "#contract/registry/registry-tables.ts";
import type { DesignBasis } from "../figure.ts";
import type { CityFigures } from "./city-figures.ts";

/** Everything a report is written from; rows are those of its city. */
export interface ReportFacts {
  readonly release: string;
  readonly simulated: boolean;
  readonly city: Bilingual & { readonly id: string };
  readonly quarter: string;
  readonly basis: DesignBasis;
  /** Whether each of the two surveys has returns for the quarter. */
  readonly surveys: { readonly community: boolean; readonly enterprise: boolean };
  /** Of the registry, in its order. */
  readonly indicators: readonly Indicator[];
  readonly figures: CityFigures;
  /** How the panel answered in the quarter; empty where a release doesn't say it. */
  readonly panel: readonly PanelRow[];
  /** Growth of employment on a year earlier by size and by sector; empty where there is none. */
  readonly groups: readonly GroupGrowth[];
  /** Administrative counts of all quarters. */
  readonly counts: readonly AdministrativeCountRow[];
  readonly measures: readonly Pick<Measure, "id" | "kind" | "name">[];
  readonly targets: readonly TargetRow[];
  readonly official: readonly OfficialRow[];
  /** Mass layoffs of the quarter in bands. */
  readonly layoffs: readonly AlertRow[];
  /** What the rules of early warning say of the quarter, in the language of the report. */
  readonly warnings: readonly string[];
  readonly revisions: ReportRevisions;
  /** Null where no date is set. */
  readonly next: { readonly quarter: string; readonly planned_on: string } | null;
}

export interface ReportRevisions {
  /** Whether the quarter is the newest of the release: its report tells what the release revised before it. */
  readonly newest: boolean;
  /** The first release that is kept. */
  readonly since: string;
  readonly rows: readonly RevisionRow[];
}

/** A figure of some of the watched enterprises. */
export type GroupGrowth = Pick<
  EstimateRow,
  "estimate" | "ci_lower" | "ci_upper" | "ci_lower_50" | "ci_upper_50" | "se" | "n_responding" | "obs_status"
> & { readonly by: "size" | "sector"; readonly name: string };

/** @throws when the registry has no such indicator. */
export function indicatorIn({ indicators }: Pick<ReportFacts, "indicators">, id: string): Indicator {
  const found = indicators.find((indicator) => indicator.id === id);
  if (!found) throw new Error(`unknown indicator: ${id}`);
  return found;
}

import { periodLabel } from "#contract/period.ts";
import type { ChangeRow, EstimateRow } from "#contract/published/figure-tables.ts";
import type { Manifest, ManifestCity } from "#contract/published/manifest.ts";
import type { ChangeVerdict } from "#contract/published/published-codes.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Indicator, Registry } from "#contract/registry/registry.ts";
import { releaseQuarter } from "#contract/release-id.ts";
import { comparableRows } from "#report/comparable.ts";
import type { Published } from "../published.ts";
import { type StripMarks, stripMarks } from "./interval-strip.ts";

// Where every city stands: its newest four-quarter figure of each headline, and the change on a year earlier.

export interface HeadlineStanding {
  readonly city: ManifestCity;
  readonly row: EstimateRow | undefined;
  readonly change: ChangeRow | undefined;
  /** Of several cities judged at once; null where no change was judged. */
  readonly verdict: ChangeVerdict | null;
  readonly marks: StripMarks | null;
}

export interface HeadlineColumn {
  readonly indicator: Indicator;
  readonly standings: readonly HeadlineStanding[];
}

/** Cities as the registry lists them; those it doesn't know come last. */
export function citiesInOrder(manifest: Manifest, registry: Registry): ManifestCity[] {
  const known = registry.cities.map((city) => city.id);
  const place = (id: string) => (known.includes(id) ? known.indexOf(id) : known.length);
  return manifest.cities.toSorted((a, b) => place(a.id) - place(b.id));
}

/** Strips of a column share one axis: of the figure itself, or of its share of the labour force. */
export function headlineColumns(
  { manifest, registry, estimates, changes, benchmarks }: Published,
  cities: readonly ManifestCity[],
): HeadlineColumn[] {
  const newest = releaseQuarter(manifest.release);
  return registry.indicators
    .filter((indicator) => indicator.headline)
    .map((indicator) => {
      const own = estimates.filter(
        (row) => row.indicator === indicator.id && row.period_kind === "four_quarter",
      );
      const judged = changes.filter(
        (row) => row.indicator === indicator.id && row.period_kind === "four_quarter" && row.lag === 4,
      );
      const rows = cities.map((city) => {
        const period = periodLabel("four_quarter", quarterIndex(city.community?.last ?? newest));
        const isNewest = (row: EstimateRow | ChangeRow) => row.city === city.id && row.period === period;
        return { city, row: own.find(isNewest), change: judged.find(isNewest) };
      });
      const marksOf = marksOn(
        rows.flatMap(({ row }) => row ?? []),
        indicator,
        benchmarks,
      );
      const standings = rows.map(({ city, row, change }) => ({
        ...{ city, row, change, marks: row ? marksOf(row) : null },
        verdict: row?.estimate == null ? null : (change?.verdict_joint ?? null),
      }));
      return { indicator, standings };
    });
}

function marksOn(rows: readonly EstimateRow[], indicator: Indicator, benchmarks: Published["benchmarks"]) {
  const shares = comparableRows(rows, indicator, benchmarks);
  const marks = stripMarks(shares);
  return (row: EstimateRow) => {
    const share = shares.find(({ city }) => city === row.city);
    return share ? marks(share) : null;
  };
}

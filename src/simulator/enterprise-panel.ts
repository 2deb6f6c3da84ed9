import type { FrameRow } from "#contract/input/input-tables.ts";
import { type Firm, type Size, sectors } from "./firm.ts";
import { apportion, nextStart, selectPanel } from "./selection.ts";

// Which enterprises are watched for a year: large ones all, the others allocated by employment to the power 0.7.

const PANEL = 400;
/** Shares of the sample that is left after the large ones. */
const SIZE_SHARES: Readonly<Record<Exclude<Size, "large">, number>> = { medium: 100, small: 140, micro: 138 };
const LEAST = 5;

export interface Stratum {
  readonly id: string;
  readonly firms: readonly Firm[];
  readonly sampled: number;
}

export interface EnterprisePanel {
  readonly strata: readonly Stratum[];
  readonly firms: readonly Firm[];
  /** Stratum id to the start of next January's panel. */
  readonly nextStarts: ReadonlyMap<string, number>;
}

/** Draws the panel of a year from the frame of its January. */
export function drawPanel(frame: readonly Firm[], starts: ReadonlyMap<string, number>): EnterprisePanel {
  const strata = stratify(frame);
  const startOf = (stratum: Stratum) => starts.get(stratum.id) ?? 0;
  const firms = strata.flatMap((stratum) => selectPanel(stratum.firms, stratum.sampled, startOf(stratum)));
  return {
    strata,
    firms: firms.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    nextStarts: new Map(
      strata.map((stratum) => [
        stratum.id,
        nextStart(startOf(stratum), stratum.sampled, stratum.firms.length),
      ]),
    ),
  };
}

function stratify(frame: readonly Firm[]): Stratum[] {
  const bySize = Map.groupBy(frame, (firm) => firm.size);
  const large = bySize.get("large")?.length ?? 0;
  const sizes = Object.keys(SIZE_SHARES) as (keyof typeof SIZE_SHARES)[];
  const totals = apportion(
    PANEL - large,
    sizes.map((size) => ({ weight: SIZE_SHARES[size], least: 0, most: bySize.get(size)?.length ?? 0 })),
  );
  return [
    ...stratifySize("large", bySize.get("large") ?? [], large),
    ...sizes.flatMap((size, i) => stratifySize(size, bySize.get(size) ?? [], totals[i] ?? 0)),
  ];
}

function stratifySize(size: Size, firms: readonly Firm[], total: number): Stratum[] {
  const groups = sectors
    .map((sector) => ({ id: `${size}/${sector}`, firms: firms.filter((firm) => firm.sector === sector) }))
    .filter((group) => group.firms.length > 0);
  const parts = apportion(
    total,
    groups.map((group) => ({
      weight: group.firms.reduce((sum, firm) => sum + firm.employees, 0) ** 0.7,
      least: LEAST,
      most: group.firms.length,
    })),
  );
  return groups.map((group, i) => ({ ...group, sampled: parts[i] ?? 0 }));
}

export function enterpriseFrame(quarter: string, strata: readonly Stratum[]): FrameRow[] {
  return strata.map((stratum) => ({
    quarter,
    survey: "enterprise",
    stratum: stratum.id,
    population_units: stratum.firms.length,
    known_total: null,
    design_basis: "probability",
  }));
}

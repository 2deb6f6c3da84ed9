import type { TQuantileRow } from "#contract/published/moment-tables.ts";
import type { ChangeVerdict } from "#contract/published/published-codes.ts";
import type { Indicator, Sector } from "#contract/registry/registry.ts";
import { ask } from "#db/ask.ts";
import type { Database } from "#db/database.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { FigureStatus } from "#report/figure.ts";
import { jointLimits } from "#report/joint-limits.ts";

// Employment growth of the enterprise panel in one quarter, by size class and by public cell.

export interface GrowthRow {
  /** Size class, or public cell such as small/C & small/E. */
  readonly cell: string;
  readonly estimate: number | null;
  readonly ci_lower: number | null;
  readonly ci_upper: number | null;
  readonly se: number | null;
  readonly df: number | null;
  readonly n_responding: number | null;
  readonly obs_status: FigureStatus;
}

const SIZES = ["large+medium", "small", "micro"];
/** As many may be judged at once by a 99.5 % interval (Bonferroni). */
export const MOST_JUDGED = 10;

const asked = new Map<string, Promise<GrowthRow[]>>();

/** Size classes first, then their cells, in the order of SIZES; asked once for both languages. */
export function growthRows(
  db: Database,
  city: string,
  indicator: Indicator,
  quarter: string,
): Promise<GrowthRow[]> {
  const key = `${city} ${quarter}`;
  const rows = asked.get(key) ?? askGrowth(db, city, indicator, quarter);
  asked.set(key, rows);
  return rows;
}

async function askGrowth(
  db: Database,
  city: string,
  indicator: Indicator,
  quarter: string,
): Promise<GrowthRow[]> {
  const cells = await ask(db, "by_cell", [city, indicator.id, quarter]);
  const sizes: GrowthRow[] = [];
  for (const size of SIZES) {
    const own = cells.filter(({ cell }) => sizeOf(cell) === size);
    if (own.length === 0) continue;
    const chosen = own.map(({ cell }) => cell).join(",");
    const series = await ask(db, "series", [city, indicator.id, chosen, "quarter"]);
    const row = series.find((one) => one.quarter === quarter);
    if (row) sizes.push({ ...row, cell: size });
  }
  const bySize = cells.toSorted((a, b) => SIZES.indexOf(sizeOf(a.cell)) - SIZES.indexOf(sizeOf(b.cell)));
  return [...sizes, ...bySize.filter(({ cell }) => cell.includes("/"))];
}

/** Each row's verdict where all of them are judged at once; null where there are too many, or no figure. */
export function growthVerdict(
  row: GrowthRow,
  count: number,
  interval: Indicator["interval"],
  tQuantiles: readonly TQuantileRow[],
): ChangeVerdict | null {
  const limits = count > MOST_JUDGED ? null : jointLimits(row, interval, tQuantiles);
  if (limits === null) return null;
  if (limits.lower > 0) return "rise";
  return limits.upper < 0 ? "fall" : "no_change_demonstrated";
}

/** "大中型 C、E" · with the sectors written out: "大中型:制造业、建筑业". */
export function growthName(
  cell: string,
  sectors: readonly Sector[],
  words: LanguageWords,
  isLong = false,
): string {
  const size = words.t(`enterprises.size.${sizeOf(cell).replace("+", "_")}`);
  const letters = lettersOf(cell);
  if (letters.length === 0) return size;
  const named = letters.map((letter) => sectors.find(({ id }) => id === letter)?.[words.lang] ?? letter);
  const params = { size, sectors: (isLong ? named : letters).join(words.t("enterprises.and")) };
  return words.t(isLong ? "enterprises.cell_long" : "enterprises.cell", params);
}

/** "C 制造业；F 批发和零售业": what the letters of all rows stand for. */
export function letterNames(
  rows: readonly GrowthRow[],
  sectors: readonly Sector[],
  { t, lang }: LanguageWords,
): string {
  const letters = new Set(rows.flatMap(({ cell }) => lettersOf(cell)));
  const named = sectors.filter(({ id }) => letters.has(id));
  return named.map((sector) => `${sector.id} ${sector[lang]}`).join(t("quarterly.semicolon"));
}

function lettersOf(cell: string): string[] {
  return cell.split(" & ").flatMap((part) => part.split("/")[1] ?? []);
}

export function sizeOf(cell: string): string {
  return cell.split("/")[0] ?? cell;
}

import { type Figure, isPrintable, statusOf } from "./figure.ts";
import { changeClause } from "./verdict.ts";
import type { Words } from "./words.ts";

/** Chart title as a finding: level, and the verdict that the change's interval supports. */
export function headlineFinding(figure: Figure, words: Words): string {
  const place = placeName(figure, words);
  const level = levelClause(figure, words);
  if (level === null) {
    return words.t("report.headline.absent", {
      place,
      name: figure.indicator.short[words.lang],
      window: windowName(figure, words),
      reason: words.t(`status_short.${statusOf(figure.row)}`),
    });
  }
  const verdict = changeClause(figure, words);
  return verdict === ""
    ? words.t("report.headline.level", { place, level })
    : words.t("report.headline.verdict", { place, level, verdict });
}

/** "近四个季度平均失业率3.9%"; null where there is no number. */
export function levelClause({ indicator, kind, row }: Figure, words: Words): string | null {
  if (!isPrintable(row)) return null;
  return words.t(`report.level.${indicator.pooling}.${windowKind(kind, row.period)}`, {
    name: indicator.short[words.lang],
    value: words.value(indicator.unit, row.estimate, row.se),
    amount: words.amount(indicator.unit, row.estimate, row.se),
    period: words.period(row.period, kind),
  });
}

/** A purposive panel speaks for itself only, so it is never called by the city's bare name. */
export function placeName({ city, basis }: Pick<Figure, "city" | "basis">, words: Words): string {
  const name = city[words.lang];
  return basis === "purposive" ? words.t("basis.panel_place", { city: name }) : name;
}

function windowName({ kind, row }: Figure, words: Words): string {
  return words.t(`report.window.${windowKind(kind, row.period)}`, { period: words.period(row.period, kind) });
}

/** The first quarter of a year to date is a quarter. */
function windowKind(kind: Figure["kind"], period: string): Figure["kind"] {
  const [first, last = first] = period.split("..");
  return kind === "year_to_date" && first === last ? "quarter" : kind;
}

import type { PeriodKind } from "#contract/period.ts";
import { QUARTER_PATTERN } from "#contract/quarter.ts";
import { parseReleaseId } from "#contract/release-id.ts";
import type { Lang } from "./dictionary.ts";

const ORDINALS = ["一", "二", "三", "四"];

/** 2016年二季度 / Q2 2016; short, for axes: 16年二季 / Q2 ’16. @throws when it is not a quarter. */
export function formatQuarter(quarter: string, lang: Lang, length: "long" | "short" = "long"): string {
  const { year, part } = parse(quarter);
  if (lang === "en") return length === "long" ? `Q${part} ${year}` : `Q${part} ’${year.slice(2)}`;
  return length === "long" ? `${year}年${ordinal(part)}季度` : `${year.slice(2)}年${ordinal(part)}季`;
}

/** 2017年四季度（第2版） / Q4 2017, edition 2; a first edition is called as its quarter. */
export function formatRelease(id: string, lang: Lang): string {
  const { quarter, edition } = parseReleaseId(id);
  const name = formatQuarter(quarter, lang);
  if (edition === 1) return name;
  return lang === "zh" ? `${name}（第${edition}版）` : `${name}, edition ${edition}`;
}

/** A period as the contract labels it (period.ts), said in words. */
export function formatPeriod(period: string, kind: PeriodKind, lang: Lang): string {
  const [first = period, last = first] = period.split("..");
  if (kind === "year" || /^\d{4}$/.test(period)) return lang === "zh" ? `${period}年` : period;
  if (first === last) return formatQuarter(last, lang);
  const from = parse(first);
  const to = parse(last);
  if (lang === "en") {
    return from.year === to.year
      ? `Q${from.part} to Q${to.part} ${to.year}`
      : `${formatQuarter(first, lang)} to ${formatQuarter(last, lang)}`;
  }
  return from.year === to.year
    ? `${to.year}年${ordinal(from.part)}至${ordinal(to.part)}季度`
    : `${formatQuarter(first, lang)}至${formatQuarter(last, lang)}`;
}

function parse(quarter: string): { year: string; part: string } {
  const match = QUARTER_PATTERN.exec(quarter);
  if (!match) throw new Error(`not a quarter (expected YYYYQ1 … YYYYQ4): ${quarter}`);
  return { year: match[1] ?? "", part: match[2] ?? "" };
}

function ordinal(part: string): string {
  return ORDINALS[Number(part) - 1] ?? part;
}

import { parseDate } from "#contract/calendar-date.ts";
import { parseReleaseId } from "#contract/release-id.ts";
import type { Lang } from "./dictionary.ts";
import { formatQuarter } from "./format-period.ts";

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** 2018年3月1日 / 1 March 2018. @throws when it is not a date. */
export function formatDate(date: string, lang: Lang): string {
  const { year, month, day } = parseDate(date);
  return lang === "zh" ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
}

/** A release by its quarter; later editions of one quarter say which: 2017年四季度第2版 / Q4 2017, edition 2. */
export function formatRelease(id: string, lang: Lang): string {
  const { quarter, edition } = parseReleaseId(id);
  const text = formatQuarter(quarter, lang);
  if (edition === 1) return text;
  return lang === "zh" ? `${text}第${edition}版` : `${text}, edition ${edition}`;
}

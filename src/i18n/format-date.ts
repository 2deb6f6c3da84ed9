import { parseDate } from "#contract/calendar-date.ts";
import type { Lang } from "./dictionary.ts";

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** 2018年3月1日 / 1 March 2018. @throws when it is not a date. */
export function formatDate(date: string, lang: Lang): string {
  const { year, month, day } = parseDate(date);
  return lang === "zh" ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
}

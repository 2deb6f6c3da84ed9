import { quarterWithin } from "#contract/input/written-quarter.ts";

// The quarter or year that a query names: 2016Q2, 2016年第二季度, 2016二季度, Q2 2016, 2016 second quarter, 2016.

export interface AskedTime {
  /** 2016Q2, or 2016 for its four quarters. */
  readonly time: string;
  /** As the query has it. */
  readonly said: string;
  /** The query without it. */
  readonly rest: string;
}

const ORDINALS = ["first", "second", "third", "fourth"];
const ORDINAL = "first|second|third|fourth|1st|2nd|3rd|4th";
const YEAR = "(?<year>(?:19|20)\\d{2})";
const SPELLINGS: readonly RegExp[] = [
  new RegExp(`${YEAR}\\s*年?\\s*度?\\s*第?\\s*[一二三四1-4]\\s*季度?`, "u"),
  new RegExp(`${YEAR}\\s*年?[-./\\s]*q(?<number>[1-4])\\b`, "iu"),
  new RegExp(`\\bq(?<number>[1-4])[-./\\s]*(?:of\\s+)?${YEAR}`, "iu"),
  new RegExp(`${YEAR}\\s*,?\\s*(?<ordinal>${ORDINAL})\\s+quarter`, "iu"),
  new RegExp(`(?<ordinal>${ORDINAL})\\s+quarter(?:\\s+of)?\\s+${YEAR}`, "iu"),
  new RegExp(`(?<!\\d)${YEAR}(?!\\d)\\s*年?`, "u"),
];

/** @returns null where the query names no time. */
export function askedTime(query: string): AskedTime | null {
  const text = query.normalize("NFKC");
  for (const spelling of SPELLINGS) {
    const match = spelling.exec(text);
    if (!match) continue;
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim();
    return { time: timeOf(match), said: match[0].trim(), rest };
  }
  return null;
}

function timeOf({ 0: said, groups: { year = "", number, ordinal } = {} }: RegExpExecArray): string {
  if (number) return `${year}Q${number}`;
  if (ordinal) {
    const named = ORDINALS.indexOf(ordinal.toLowerCase());
    return `${year}Q${named < 0 ? ordinal.charAt(0) : named + 1}`;
  }
  return quarterWithin(said.replaceAll(/\s/g, "")) ?? year;
}

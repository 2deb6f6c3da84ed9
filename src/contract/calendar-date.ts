import { z } from "zod";

// Dates are written 2018-03-01: no time of day, no time zone.

export const NOT_A_DATE = "not a date (expected YYYY-MM-DD, such as 2018-03-01)";

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Whether the text is a day of the calendar. */
export function isDate(text: string): boolean {
  return z.iso.date().safeParse(text).success;
}

/** @throws when the text is not a day of the calendar. */
export function parseDate(text: string): CalendarDate {
  if (!isDate(text)) throw new Error(`${NOT_A_DATE}: ${text}`);
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  return { year, month, day };
}

import { type CalendarRow, calendarTable } from "#contract/published/release-tables.ts";
import { parseDate } from "../calendar-date.ts";
import { parseCsv } from "../csv.ts";
import { quarterIndex } from "../quarter.ts";

/**
 * The release calendar: quarters in order, each once, with a date after the quarter's end.
 * @throws naming file, row, value and what was expected.
 */
export function parseCalendar(text: string, file: string): CalendarRow[] {
  const rows = parseCsv(calendarTable, text, file);
  rows.forEach((row, i) => {
    const place = `(${file}:${i + 2})`;
    const before = rows[i - 1];
    const { year, month } = parseDate(row.planned_on);
    const due = quarterIndex(row.quarter) + 1;
    if (4 * year + Math.floor((month - 1) / 3) < due)
      throw new Error(`planned_on: expected a date after ${row.quarter}, found ${row.planned_on} ${place}`);
    if (before && quarterIndex(before.quarter) >= quarterIndex(row.quarter))
      throw new Error(`quarter: expected one after ${before.quarter}, found ${row.quarter} ${place}`);
  });
  return rows;
}

import type { FrameRow } from "#contract/input/input-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";

// A quarter that frame.csv does not have is refused whole, so its rows are prepared here, for the office to check.

export interface PreparedFrame {
  /** null: the frame has the quarter, or has nothing to go by. */
  readonly rows: readonly FrameRow[] | null;
  readonly said: string;
}

/** The strata of the newest quarter before, with their numbers. */
export function frameRowsFor(frame: readonly FrameRow[], quarter: string): PreparedFrame {
  if (frame.some((row) => row.quarter === quarter)) {
    return { rows: null, said: `frame.csv has rows of ${quarter} already` };
  }
  const before = frame.filter((row) => quarterIndex(row.quarter) < quarterIndex(quarter));
  const newest = before.reduce((last, row) => (row.quarter > last ? row.quarter : last), "");
  if (newest === "") {
    return {
      rows: null,
      said: `frame.csv needs rows of ${quarter}, and there is none to go by: without them the quarter is refused whole`,
    };
  }
  const rows = before.filter((row) => row.quarter === newest).map((row) => ({ ...row, quarter }));
  return {
    rows,
    said:
      `frame.csv needs rows of ${quarter}, or the quarter is refused whole: ${rows.length} rows as in ${newest} are ` +
      "prepared; check their numbers and put the file beside frame.csv",
  };
}

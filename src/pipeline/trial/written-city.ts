import { csvFormatRows } from "d3";
import { quarterIndex } from "#contract/quarter.ts";
import { type CheckedCity, type CityFiles, checkCity } from "#pipeline/check/city-returns.ts";
import { type InputTableName, type ReturnFile, returnText } from "#pipeline/handed-in/return-file.ts";
import type { IsHeld } from "#pipeline/read/late-returns.ts";

// Cities written out by hand, for tests: a line a return, without quarter and city.

const HEADERS = {
  frame: "quarter,survey,stratum,population_units,known_total",
  communities:
    "quarter,city,community_id,area,status,working_age_population,labour_force,unemployed,registered_unemployed,newly_employed,natural_attrition,new_entrepreneurs,jobs_driven",
  enterprises:
    "quarter,city,enterprise_id,size,sector,status,employees_start,hires,separations,layoffs,employees_end,vacancies,restructuring",
} as const;

export interface WrittenQuarter {
  /** `urban,responded,400,300,12,,5,,1,4` by community id; an empty list writes a file without rows. */
  readonly communities?: Readonly<Record<string, string>>;
  /** `large,C,active,100,10,20,5,90,3,` by enterprise id. */
  readonly enterprises?: Readonly<Record<string, string>>;
  /** Late returns by day. */
  readonly late?: Readonly<Record<string, Pick<WrittenQuarter, "communities" | "enterprises">>>;
}

/** @param frame lines such as `community,urban,60,90000`, the same in every quarter. */
export function writtenCity(
  frame: readonly string[],
  quarters: Readonly<Record<string, WrittenQuarter>>,
): CityFiles {
  const file = (table: keyof typeof HEADERS, path: string, lines: readonly string[]) =>
    returnText(table, path, `${[HEADERS[table], ...lines].join("\n")}\n`);
  const tablesOf = (path: string, quarter: string, written: WrittenQuarter | undefined) =>
    Object.fromEntries(
      (["communities", "enterprises"] as const).flatMap((name) => {
        const returns = written?.[name];
        if (returns === undefined) return [];
        const lines = Object.entries(returns).map(([id, rest]) => `${quarter},testville,${id},${rest}`);
        return [[name, file(name, `${path}/${name}.csv`, lines)] as const];
      }),
    );
  const names = Object.keys(quarters).sort((a, b) => quarterIndex(a) - quarterIndex(b));
  const frameLines = names.flatMap((quarter) => frame.map((line) => `${quarter},${line}`));
  return {
    city: "testville",
    path: "testville",
    frame: file("frame", "testville/frame.csv", frameLines),
    quarters: names.map((quarter) => {
      const path = `testville/${quarter}`;
      const late = Object.entries(quarters[quarter]?.late ?? {}).map(([received, written]) => {
        return { received, files: tablesOf(`${path}/late/${received}`, quarter, written) };
      });
      return { quarter, path, files: tablesOf(path, quarter, quarters[quarter]), late };
    }),
  };
}

/** The same file with other text. */
export function rewritten(
  table: InputTableName,
  file: ReturnFile,
  change: (text: string) => string,
): ReturnFile {
  return returnText(table, file.path, change(textOf(file)));
}

/** A file of one sheet as text again. */
export function textOf({ sheets }: ReturnFile): string {
  return sheets.map(({ grid }) => `${csvFormatRows(grid.rows.map((row) => [...row.cells]))}\n`).join("");
}

export function checkWritten(
  frame: readonly string[],
  quarters: Readonly<Record<string, WrittenQuarter>>,
  isHeld?: IsHeld,
): CheckedCity {
  return checkCity(writtenCity(frame, quarters), isHeld);
}

/** An enterprise that answers: its staff at both ends, no flows but the difference. */
export function answering(size: string, start: number, end: number, layoffs: number | "" = ""): string {
  const [hires, separations] = [Math.max(0, end - start), Math.max(0, start - end)];
  return `${size},C,active,${start},${hires},${separations},${layoffs},${end},,`;
}

export const refusing = (size: string) => `${size},C,refused,,,,,,,`;

import { type ConditionalRule, colToLetter } from "hucre/xlsx";
import { type ReturnTableName, returnTables } from "#contract/input/input-tables.ts";

// Cells of a form that turn red while it is filled in, for the slips that are made most: sums that are not right.

/** Column names in braces, for the row at hand. */
const ALARMS: Partial<
  Record<ReturnTableName, readonly { readonly column: string; readonly when: string }[]>
> = {
  communities: [
    { column: "unemployed", when: "AND(COUNT({unemployed},{labour_force})=2,{unemployed}>{labour_force})" },
    {
      column: "newly_employed",
      when: "AND(COUNT({newly_employed},{labour_force})=2,{newly_employed}>{labour_force})",
    },
  ],
  enterprises: [
    {
      column: "employees_end",
      when: "AND(COUNT({employees_start},{hires},{separations},{employees_end})=4,{employees_start}+{hires}-{separations}<>{employees_end})",
    },
    { column: "layoffs", when: "AND(COUNT({layoffs},{separations})=2,{layoffs}>{separations})" },
  ],
};

/** @param first the sheet's first row of units, as it is numbered there; @param last the last one. */
export function alarmsOf(name: ReturnTableName, first: number, last: number): ConditionalRule[] {
  const letters = new Map(
    returnTables[name].columns.map((column, i) => [column.name as string, colToLetter(i)]),
  );
  const letterOf = (column: string) => {
    const letter = letters.get(column);
    if (!letter) throw new Error(`${name} has no column ${column}`);
    return letter;
  };
  return (ALARMS[name] ?? []).map(({ column, when }, i) => ({
    type: "expression",
    priority: i + 1,
    formula: when.replace(/\{(\w+)\}/g, (_, other: string) => `$${letterOf(other)}${first}`),
    range: `${letterOf(column)}${first}:${letterOf(column)}${last}`,
    style: { fill: { type: "pattern", pattern: "solid", bgColor: { rgb: "F4B6B6" } } },
  }));
}

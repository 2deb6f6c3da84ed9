import type { ChartForm } from "./chart-form.ts";
import type { AnswerColumn, Cell } from "./values.ts";

export const DRAWN_POINTS = 5000;

export interface ChartPoint {
  readonly x: Cell | Date;
  readonly y: number;
  readonly lower: number;
  readonly upper: number;
  readonly series: string;
}

export function chartPoints(columns: readonly AnswerColumn[], rows: number, form: ChartForm): ChartPoint[] {
  const column = (name: string) => columns.find((entry) => entry.name === name);
  const [x, colour] = [column(form.x), column(form.colour)];
  const number = (name: string, row: number) => {
    const value = column(name)?.at(row);
    return typeof value === "number" ? value : Number.NaN;
  };
  return Array.from({ length: Math.min(rows, DRAWN_POINTS) }, (_, row) => {
    const value = x?.at(row) ?? null;
    return {
      x: x?.temporal && typeof value === "string" ? new Date(`${value.replace(" ", "T")}Z`) : value,
      y: number(form.y, row),
      lower: number(form.lower, row),
      upper: number(form.upper, row),
      series: colour ? String(colour.at(row) ?? "NULL") : "",
    };
  }).filter((point) => point.x !== null);
}

import type { AnswerColumn } from "./values.ts";

// The small grammar of the desk's charts, and what a chart of an answer most likely is.

export const MARKS = ["line", "dot", "bar", "interval"] as const;
export type Mark = (typeof MARKS)[number];
export const CHANNELS = ["x", "y", "lower", "upper", "colour"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Names of columns; "" where a channel has none. */
export type ChartForm = { readonly mark: Mark } & Readonly<Record<Channel, string>>;

type Kind = Pick<AnswerColumn, "name" | "numeric" | "temporal">;

const TIMES = ["quarter", "period", "release", "year", "month", "date", "day"];
const FIGURES = ["estimate", "change", "difference", "index", "value", "rate"];
const LOWER = ["ci_lower", "lower", "first_lower"];
const UPPER = ["ci_upper", "upper", "first_upper"];
const GROUPS = ["city", "other_city", "indicator", "cell", "group", "domain"];
const MANY_SERIES = 12;

/** @param distinct how many values a column has in so many rows. */
export function guessChart(
  columns: readonly Kind[],
  distinct: (name: string) => number,
  rows: number,
): ChartForm {
  const named = (names: readonly string[], fits: (column: Kind) => boolean) =>
    names.find((name) => columns.some((column) => column.name === name && fits(column)));
  const numbers = columns.filter((column) => column.numeric);
  const time = named(TIMES, () => true) ?? columns.find((column) => column.temporal)?.name;
  const limits = [named(LOWER, (c) => c.numeric) ?? "", named(UPPER, (c) => c.numeric) ?? ""] as const;
  const [lower, upper] = limits.every((name) => name !== "") ? limits : (["", ""] as const);
  const x = time ?? columns.find((column) => !column.numeric)?.name ?? numbers[0]?.name ?? "";
  const y =
    named(FIGURES, (c) => c.numeric) ??
    numbers.find(({ name }) => name !== x && name !== lower && name !== upper)?.name ??
    numbers[0]?.name ??
    "";
  // Where no value of x comes twice there is one series.
  const several = x !== "" && distinct(x) < rows;
  const colour = GROUPS.find(
    (name) =>
      several &&
      name !== x &&
      columns.some((column) => column.name === name) &&
      distinct(name) > 1 &&
      distinct(name) <= MANY_SERIES,
  );
  return {
    mark: markOf(time !== undefined, lower !== "", columns, x),
    x,
    y,
    lower,
    upper,
    colour: colour ?? "",
  };
}

function markOf(overTime: boolean, hasInterval: boolean, columns: readonly Kind[], x: string): Mark {
  if (overTime) return "line";
  if (hasInterval) return "interval";
  return columns.some((column) => column.name === x && column.numeric) ? "dot" : "bar";
}

/** What a chart lacks; null when it can be drawn. */
export function chartFault(
  form: ChartForm,
  columns: readonly Kind[],
): "no_x" | "no_y" | "no_interval" | null {
  const has = (name: string) => columns.some((column) => column.name === name);
  const isNumber = (name: string) => columns.some((column) => column.name === name && column.numeric);
  if (!has(form.x)) return "no_x";
  if (!isNumber(form.y)) return "no_y";
  const limits = [form.lower, form.upper];
  if (form.mark === "interval" && !limits.every(isNumber)) return "no_interval";
  return limits.every((name) => name === "" || isNumber(name)) ? null : "no_interval";
}

import { type Cells, changed } from "./kind.ts";

// Good rows in which one cell is another.

export const LONG = "9".repeat(1_000_000);
export const count = (text: string | number) => ({ 失业人数: text });
export const faulty = (...texts: (string | number)[]) =>
  changed(Object.fromEntries(texts.map((text, i) => [`c${i + 1}`, count(text)])));
export const codes = (...cells: Cells) =>
  changed(Object.fromEntries(cells.map((cell, i) => [`c${i + 1}`, { 社区编号: cell }])));

import fc from "fast-check";
import type { Cell } from "./layouts.ts";

// What happens to a sheet in somebody's hands: columns and rows lost, doubled, shifted, sorted; odd things in cells.

export type Rearrangement = (rows: readonly (readonly Cell[])[]) => Cell[][];

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const pick = (part: number, length: number) => Math.floor(part * length);
const width = (rows: readonly (readonly Cell[])[]) => Math.max(1, ...rows.map((cells) => cells.length));
const copy = (rows: readonly (readonly Cell[])[]) => rows.map((cells) => [...cells]);

const ODD: readonly Cell[] = [
  ...[
    "—",
    "无",
    "#REF!",
    "=A1+1",
    "1.2E+05",
    "5%",
    "12人",
    "10²",
    "120①",
    "-7",
    "3.5",
    "合计",
    "小计",
    "2016-1",
  ],
  ...[
    "２０１６Ｑ１",
    "1,234,567",
    "  7 ",
    "\n",
    "a\nb",
    '"',
    'a"b"c',
    "true",
    "甲",
    "季度",
    "城市",
    "填表人",
    "x".repeat(50_000),
  ],
  ...[1e15, 123456789012345680, 0.1, -1, 2_147_483_648, 1e300],
];

const oneCell: fc.Arbitrary<Rearrangement> = fc
  .tuple(share, share, fc.constantFrom(...ODD, null))
  .map(([line, column, odd]) => (rows) => {
    const changed = copy(rows);
    const cells = changed[pick(line, rows.length)];
    if (cells) cells[pick(column, width(rows))] = odd;
    return changed.map((row) => Array.from(row, (cell) => cell ?? null));
  });

const columns: fc.Arbitrary<Rearrangement> = fc
  .tuple(share, fc.constantFrom("lost", "doubled", "emptied", "unnamed"))
  .map(([place, what]) => (rows) => {
    const column = pick(place, width(rows));
    return copy(rows).map((cells, line) => {
      if (what === "lost") return cells.toSpliced(column, 1);
      if (what === "doubled") return cells.toSpliced(column, 0, cells[column] ?? null);
      if (what === "unnamed" && line > 2) return cells;
      return cells.map((cell, i) => (i === column ? null : cell));
    });
  });

const lines: fc.Arbitrary<Rearrangement> = fc
  .tuple(share, share, fc.constantFrom("lost", "doubled", "moved", "shifted left", "shifted right", "cut"))
  .map(([from, to, what]) => (rows) => {
    const line = pick(from, rows.length);
    const own = rows[line] ?? [];
    const others = copy(rows).toSpliced(line, 1);
    if (what === "lost") return others;
    if (what === "doubled" || what === "moved") {
      return (what === "moved" ? others : copy(rows)).toSpliced(pick(to, rows.length), 0, [...own]);
    }
    const column = pick(to, width(rows));
    const shifted =
      what === "cut"
        ? own.slice(0, column)
        : what === "shifted left"
          ? own.toSpliced(column, 1)
          : own.toSpliced(column, 0, null);
    return copy(rows).with(line, [...shifted]);
  });

const sorted: fc.Arbitrary<Rearrangement> = share.map((place) => (rows) => {
  const column = pick(place, width(rows));
  return copy(rows).toSorted((a, b) => String(a[column] ?? "").localeCompare(String(b[column] ?? "")));
});

const pasted: fc.Arbitrary<Rearrangement> = fc.constantFrom("below", "beside").map((where) => (rows) => {
  if (where === "below") return [...copy(rows), ...copy(rows).map((cells) => cells.toReversed())];
  return copy(rows).map((cells) => [...cells, null, ...cells]);
});

export const rearrangements: fc.Arbitrary<Rearrangement> = fc
  .array(
    fc.oneof(
      { arbitrary: oneCell, weight: 6 },
      { arbitrary: columns, weight: 3 },
      { arbitrary: lines, weight: 4 },
      { arbitrary: sorted, weight: 1 },
      { arbitrary: pasted, weight: 1 },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(
    (all) => (rows) =>
      all
        .reduce<readonly (readonly Cell[])[]>((changed, one) => one(changed), rows)
        .map((cells) => [...cells]),
  );

import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { linesIn, sizeNoteBoxes } from "./note-boxes.ts";
import { partsOf, workbookFaults } from "./xml-faults.ts";

const notes = (...texts: string[]) =>
  writeXlsx({
    sheets: [
      {
        name: "s",
        rows: texts.map(() => ["x"]),
        cells: new Map(texts.map((text, row) => [`${row},0`, { comment: { text } }])),
      },
    ],
    properties: { modified: new Date(0) },
  });
/** Rows from the top of each box to its bottom. */
const heights = (workbook: Uint8Array) =>
  [...(partsOf(workbook)["xl/drawings/vmlDrawing1.vml"] ?? "").matchAll(/<x:Anchor>([\d,]+)</g)].map(
    ([, anchor]) => {
      const [, , top = 0, , , , bottom = 0] = (anchor ?? "").split(",").map(Number);
      return bottom - top;
    },
  );

test("a box is as high as its own note needs", async () => {
  const before = await notes("短", "长".repeat(200), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj");
  expect(heights(before)).toStrictEqual([4, 4, 4]);
  const after = sizeNoteBoxes(before);
  expect(heights(after)).toStrictEqual([2, 10, 10]);
  expect(workbookFaults(after)).toStrictEqual([]);
});

test("nothing but the boxes changes", async () => {
  const before = partsOf(await notes("a"));
  const after = partsOf(sizeNoteBoxes(await notes("a")));
  const changed = Object.keys(before).filter((path) => before[path] !== after[path]);
  expect(Object.keys(after)).toStrictEqual(Object.keys(before));
  expect(changed).toStrictEqual(["xl/drawings/vmlDrawing1.vml"]);
});

test("a Chinese character takes the room of two", () => {
  expect(linesIn("长".repeat(20), 40)).toBe(1);
  expect(linesIn("长".repeat(21), 40)).toBe(2);
  expect(linesIn("a".repeat(40), 40)).toBe(1);
  expect(linesIn("a\n\nb", 40)).toBe(3);
});

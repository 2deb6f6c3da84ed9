import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { measureValueWidth } from "hucre/xlsx";

// The library gives every note of a workbook a box of the same small size, in which a few lines are cut off.

const LINE_WIDTH = 44;
const LINE_HEIGHT = 13;
/** A row of a sheet, in points. */
const ROW_HEIGHT = 15;
const BOX_WIDTH = 270;
/** Columns a box reaches over: about its width. */
const BOX_COLUMNS = 4;

/** The same workbook with boxes that hold their notes; anything but what hucre writes is left alone. */
export function sizeNoteBoxes(workbook: Uint8Array): Uint8Array {
  const parts = unzipSync(workbook);
  for (const [path, bytes] of Object.entries(parts)) {
    const number = /^xl\/comments(\d+)\.xml$/.exec(path)?.[1];
    const drawing = `xl/drawings/vmlDrawing${number}.vml`;
    const shapes = parts[drawing];
    if (!number || !shapes) continue;
    const texts = strFromU8(bytes).match(/<comment .*?<\/comment>/gs) ?? [];
    parts[drawing] = strToU8(sizeShapes(strFromU8(shapes), texts.map(noteText)));
  }
  // The time is local and early: the same bytes wherever and whenever it is written.
  return zipSync(parts, { mtime: new Date(1980, 0, 1), level: 6 });
}

function noteText(comment: string): string {
  return comment.replace(/<[^>]*>/g, "").replace(/&\w+;/g, "x");
}

/** Shapes stand in the order of their notes. */
function sizeShapes(vml: string, texts: readonly string[]): string {
  let next = 0;
  return vml.replace(/<v:shape .*?<\/v:shape>/gs, (shape) => {
    const height = LINE_HEIGHT * (linesIn(texts[next++] ?? "", LINE_WIDTH) + 1);
    return shape
      .replace(/width:[\d.]+pt;height:[\d.]+pt/, `width:${BOX_WIDTH}pt;height:${height}pt`)
      .replace(/<x:Anchor>(\d+),(\d+),(\d+),(\d+),[^<]*</, (_, column, x, row, y) => {
        const right = Number(column) + BOX_COLUMNS;
        const bottom = Number(row) + Math.ceil(height / ROW_HEIGHT);
        return `<x:Anchor>${column},${x},${row},${y},${right},${x},${bottom},${y}<`;
      });
  });
}

/** Lines that a text takes at a width in Latin characters; a Chinese one is as wide as two. */
export function linesIn(text: string, width: number): number {
  return text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(measureValueWidth(line) / Math.max(1, width))), 0);
}

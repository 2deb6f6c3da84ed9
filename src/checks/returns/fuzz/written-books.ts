import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import {
  partsOfWorkbook,
  relation,
  relationships,
  type WrittenCell,
} from "#pipeline/handed-in/written-workbook.ts";
import type { Cell } from "./layouts.ts";

// Rows as a workbook, in any of the ways in which one may be written.

export interface BookForm {
  readonly library: boolean;
  readonly before: boolean;
  readonly after: boolean;
  readonly shared: boolean;
  readonly textNumbers: boolean;
  readonly formulas: boolean;
  readonly places: boolean;
  /** Ranges, by their first row and column and how far they reach. */
  readonly merges: readonly (readonly [number, number, number, number])[];
  readonly links: boolean;
}

export const bookForm: fc.Arbitrary<BookForm> = fc.record({
  library: fc.boolean(),
  before: fc.boolean(),
  after: fc.boolean(),
  shared: fc.boolean(),
  textNumbers: fc.boolean(),
  formulas: fc.boolean(),
  places: fc.boolean(),
  merges: fc.constant([]),
  links: fc.constant(false),
});

/** With cells merged at random and links to other files, which may change what rows mean. */
export const wildBookForm: fc.Arbitrary<BookForm> = bookForm.chain((form) =>
  fc.record({
    ...(Object.fromEntries(Object.entries(form).map(([name, value]) => [name, fc.constant(value)])) as {
      [K in keyof BookForm]: fc.Arbitrary<BookForm[K]>;
    }),
    merges: fc.array(fc.tuple(fc.nat(12), fc.nat(14), fc.nat(4), fc.nat(3)), { maxLength: 2 }),
    links: fc.boolean(),
  }),
);

const NOTES: readonly (readonly Cell[])[] = [["填表须知"], ["1", "每个单位一行"], ["2", "没有的填 0"]];
type Rows = readonly (readonly Cell[])[];
export type Parts = Record<string, string | Uint8Array>;

function sheetsOf(rows: Rows, { before, after }: BookForm): Record<string, Rows> {
  return {
    ...(before ? { 须知: NOTES } : {}),
    报表: rows,
    ...(after ? { 空: [], 附注: [["附注：x"]] } : {}),
  };
}

export async function bookOf(rows: Rows, form: BookForm): Promise<Uint8Array | Parts> {
  if (!form.library) return partsOf(rows, form);
  const sheets = Object.entries(sheetsOf(rows, form)).map(([name, cells]) => ({
    name,
    rows: cells.map((row) => [...row]),
  }));
  return writeXlsx({ sheets });
}

/** Part by part, so that single parts can be damaged. */
export function partsOf(rows: Rows, form: BookForm): Parts {
  const texts: string[] = [];
  const write = (cell: Cell): WrittenCell => {
    if (cell === null) return form.places ? null : { inside: "" };
    if (typeof cell === "number") {
      if (form.textNumbers) return String(cell);
      return form.formulas ? { inside: `<f>${cell}+0</f><v>${cell}</v>` } : cell;
    }
    if (!form.shared) return cell;
    if (!texts.includes(cell)) texts.push(cell);
    return { attributes: 't="s"', inside: `<v>${texts.indexOf(cell)}</v>` };
  };
  const sheets = Object.entries(sheetsOf(rows, form)).map(
    ([name, cells]) => [name, cells.map((row) => row.map(write))] as const,
  );
  const refs = form.merges.map(([row, column, down, right]) => {
    const cell = (r: number, c: number) => `${String.fromCharCode(65 + c)}${r + 1}`;
    return `<mergeCell ref="${cell(row, column)}:${cell(row + down, column + right)}"/>`;
  });
  const after = refs.length > 0 ? `<mergeCells>${refs.join("")}</mergeCells>` : "";
  const parts = partsOfWorkbook({ sheets: Object.fromEntries(sheets), after });
  const relations = sheets.map((_, i) => relation(i + 1, "worksheet", `worksheets/sheet${i + 1}.xml`));
  const items = texts.map((text) => `<si><t xml:space="preserve">${escapeText(text)}</t></si>`).join("");
  return {
    ...Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        form.places ? part : withoutPlaces(name, String(part)),
      ]),
    ),
    "xl/_rels/workbook.xml.rels": relationships([
      ...relations,
      relation(sheets.length + 1, "sharedStrings", "sharedStrings.xml"),
      ...(form.links ? [relation(sheets.length + 2, "externalLink", "externalLinks/externalLink1.xml")] : []),
    ]),
    "xl/sharedStrings.xml": `<sst>${items}</sst>`,
  };
}

function withoutPlaces(name: string, part: string): string {
  return name.includes("worksheets/") ? part.replace(/ r="[A-Z]*\d+"/g, "") : part;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

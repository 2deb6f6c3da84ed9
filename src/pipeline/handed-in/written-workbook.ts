import { strToU8, type Zippable, zipSync } from "fflate";

// Workbooks written out by hand, for tests: what no library would write can be written too.

/** A text, a number, the inside of `<c …>` as XML, or nothing. */
export type WrittenCell = string | number | null | { readonly attributes?: string; readonly inside: string };
export type WrittenSheet = readonly (readonly WrittenCell[])[];

export interface WrittenWorkbook {
  /** Rows, or the whole XML of the part, by the name of the sheet. */
  readonly sheets: Readonly<Record<string, WrittenSheet | string>>;
  /** Behind the rows, in each sheet: `<mergeCells>…`. */
  readonly after?: string;
  /** Before them: `<cols>…`. */
  readonly before?: string;
  readonly formats?: readonly string[];
  /** Other parts, or others in place of those that are written; null leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function partsOfWorkbook(workbook: WrittenWorkbook): Record<string, string | Uint8Array> {
  const names = Object.keys(workbook.sheets);
  const sheets = names.map(
    (name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const relations = [...names.map((_, i) => relation(i + 1, "worksheet", `worksheets/sheet${i + 1}.xml`))];
  if (workbook.formats) relations.push(relation(names.length + 1, "styles", "styles.xml"));
  const written: Record<string, string | Uint8Array | null> = {
    "[Content_Types].xml": `${DECLARED}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relationships([relation(1, "officeDocument", "xl/workbook.xml")]),
    "xl/workbook.xml": `${DECLARED}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${sheets.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships(relations),
    ...Object.fromEntries(
      names.map((name, i) => {
        const sheet = workbook.sheets[name] ?? [];
        return [
          `xl/worksheets/sheet${i + 1}.xml`,
          typeof sheet === "string" ? sheet : sheetXml(sheet, workbook),
        ];
      }),
    ),
    ...(workbook.formats ? { "xl/styles.xml": stylesXml(workbook.formats) } : {}),
    ...workbook.parts,
  };
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, part]) => (part === null ? [] : [[name, part] as const])),
  );
}

export function writtenWorkbook(workbook: WrittenWorkbook): Uint8Array {
  return packed(partsOfWorkbook(workbook));
}

export function packed(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = {};
  for (const [name, part] of Object.entries(parts))
    files[name] = typeof part === "string" ? strToU8(part) : part;
  return zipSync(files, { mtime: new Date(2016, 3, 10) });
}

export function sheetXml(
  rows: WrittenSheet,
  { before = "", after = "" }: Pick<WrittenWorkbook, "before" | "after"> = {},
): string {
  const written = rows.map(
    (cells, r) => `<row r="${r + 1}">${cells.map((cell, c) => cellXml(cell, r, c)).join("")}</row>`,
  );
  return `${DECLARED}<worksheet xmlns="${MAIN}">${before}<sheetData>${written.join("")}</sheetData>${after}</worksheet>`;
}

function cellXml(cell: WrittenCell, row: number, column: number): string {
  if (cell === null) return "";
  const r = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
  if (typeof cell === "number") return `<c ${r}><v>${cell}</v></c>`;
  if (typeof cell === "string") {
    return `<c ${r} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  }
  return `<c ${r} ${cell.attributes ?? ""}>${cell.inside}</c>`;
}

export function relation(id: number, kind: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${DOCUMENT}/${kind}" Target="${target}"/>`;
}

export function relationships(written: readonly string[]): string {
  return `${DECLARED}<Relationships xmlns="${PACKAGE}/relationships">${written.join("")}</Relationships>`;
}

/** Style i + 1 has the i-th format; style 0 none. */
function stylesXml(formats: readonly string[]): string {
  const codes = formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeXml(code)}"/>`);
  const styles = formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`);
  return `${DECLARED}<styleSheet xmlns="${MAIN}"><numFmts>${codes.join("")}</numFmts><cellXfs><xf numFmtId="0"/>${styles.join("")}</cellXfs></styleSheet>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

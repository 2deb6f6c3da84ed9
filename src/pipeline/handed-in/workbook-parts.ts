import { refuseFile } from "./file-fault.ts";
import type { Package } from "./unpack.ts";
import { type Attributes, readXml } from "./xml.ts";

// Which parts of a package are its sheets, shared texts and formats.

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  /** Days count from 1904, as on old Macintoshes. */
  readonly from1904: boolean;
  readonly hasExternalLinks: boolean;
}

interface Relation {
  /** The last word of its type, the same in both dialects of the format. */
  readonly kind: string;
  readonly part: string;
}

/** @throws a fault of the file: no workbook, or one whose sheets can't be found. */
export function workbookParts(opened: Package): WorkbookParts {
  const main = [...relations(opened, "").values()].find(({ kind }) => kind === "officeDocument");
  const path = main?.part ?? "xl/workbook.xml";
  if (path.endsWith(".bin")) throw refuseFile("old_or_locked_workbook", null);
  const xml = /\.xml$/i.test(path) ? opened.read(path) : null;
  if (xml === null) throw refuseFile("not_a_workbook", opened.names.slice(0, 3).join(", "));
  const { sheets, from1904, root } = readWorkbook(xml);
  if (root !== "workbook") throw refuseFile("not_a_workbook", opened.names.slice(0, 3).join(", "));
  const related = relations(opened, path);
  const partOf = (wanted: string) => [...related.values()].find(({ kind }) => kind === wanted)?.part ?? null;
  const names = new Set<string>();
  for (const { name } of sheets) {
    if (names.has(name)) throw new Error(`two sheets are called ${name}`);
    names.add(name);
  }
  return {
    sheets: sheets.flatMap(({ name, id, hidden }) => {
      const relation = related.get(id);
      if (!relation) throw new Error(`the sheet ${name} is missing`);
      // Sheets of charts and of old macros have no rows.
      return relation.kind === "worksheet" ? [{ name, part: relation.part, hidden }] : [];
    }),
    sharedStrings: partOf("sharedStrings"),
    styles: partOf("styles"),
    from1904,
    hasExternalLinks: [...related.values()].some(({ kind }) => kind === "externalLink"),
  };
}

function readWorkbook(xml: string) {
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  let root = "";
  readXml(xml, {
    open: (name, attributes, inside) => {
      if (inside.length === 0) root = name;
      if (name === "workbookPr") from1904 = isTrue(attributes.date1904);
      if (name !== "sheet" || inside.at(-1) !== "sheets") return;
      const { name: title, state = "visible" } = attributes;
      const id = relationId(attributes);
      if (!title || id === undefined) throw new Error(`sheet ${sheets.length + 1} has no name or no part`);
      sheets.push({ name: title, id, hidden: state !== "visible" });
    },
  });
  return { sheets, from1904, root };
}

/** `r:id`, whatever stands for r. */
function relationId(attributes: Attributes): string | undefined {
  return Object.entries(attributes).find(([name]) => /^[^:]+:id$/.test(name))?.[1];
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** What a part points to, by id; for the package itself the part is empty. */
function relations(opened: Package, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, Math.max(0, slash));
  const xml = opened.read(`${folder === "" ? "" : `${folder}/`}_rels/${part.slice(slash + 1)}.rels`);
  const found = new Map<string, Relation>();
  if (xml === null) return found;
  readXml(xml, {
    open: (name, { Id, Type = "", Target = "", TargetMode }) => {
      if (name !== "Relationship" || Id === undefined) return;
      const kind = Type.slice(Type.lastIndexOf("/") + 1);
      found.set(Id, { kind, part: TargetMode === "External" ? Target : resolvePart(folder, Target) });
    },
  });
  return found;
}

function resolvePart(folder: string, target: string): string {
  const parts = target.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const step of target.replaceAll("\\", "/").split("/")) {
    if (step === "..") parts.pop();
    else if (step !== "." && step !== "") parts.push(step);
  }
  return parts.join("/");
}

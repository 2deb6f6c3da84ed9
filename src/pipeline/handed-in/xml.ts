// The XML of a workbook's parts, read as strictly as XML asks. A reader that goes on past a broken tag loses the rows
// behind it, and nobody is told.

export type Attributes = Readonly<Record<string, string>>;

/** Names are without their prefix; `inside` are the elements around, the outermost first. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: Attributes, inside: readonly string[]) => void;
  readonly close?: (name: string, inside: readonly string[]) => void;
  readonly text?: (text: string, inside: readonly string[]) => void;
}

/** What a part may not have, though XML allows it: declarations of entities, with which files are blown up. */
export const UNSAFE = "<!DOCTYPE";

const TAG = /<(\/?)([^\s=<>"'/!?]+)((?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML can't hold
const UNHELD = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const NONE: Attributes = {};

/** No part of a workbook goes deeper. */
const DEEPEST = 200;

/** @throws where the text is no well-formed XML; with the cause "unsafe_workbook" where it declares a document type. */
export function readXml(xml: string, handlers: XmlHandlers): void {
  const stray = UNHELD.exec(xml);
  if (stray) throw broken(xml, stray.index, "a character that XML can't hold");
  const names: string[] = [];
  const inside: string[] = [];
  let roots = 0;
  let at = 0;
  const say = (text: string) => {
    if (names.length > 0) handlers.text?.(text, inside);
    else if (text.trim() !== "") throw broken(xml, at, "text outside of the elements");
  };
  while (at < xml.length) {
    const tag = xml.indexOf("<", at);
    const end = tag < 0 ? xml.length : tag;
    if (end > at) say(decodeEntities(xml, at, end));
    if (tag < 0) break;
    at = tag;
    const passed = passedOver(xml, at);
    if (passed) {
      if (passed.text !== null) say(passed.text);
      at = passed.end;
      continue;
    }
    TAG.lastIndex = at;
    const [whole = "", closing, name = "", raw = "", alone] = TAG.exec(xml) ?? [];
    if (whole === "") throw broken(xml, at, "a broken tag");
    const local = name.slice(name.indexOf(":") + 1);
    if (closing) {
      if (names.pop() !== name || raw !== "" || alone) throw broken(xml, at, `</${name}> closes nothing`);
      inside.pop();
      handlers.close?.(local, inside);
    } else {
      if (names.length === 0) roots += 1;
      handlers.open?.(local, raw === "" ? NONE : readAttributes(xml, at, raw), inside);
      if (alone) handlers.close?.(local, inside);
      else {
        names.push(name);
        inside.push(local);
        if (names.length > DEEPEST) throw broken(xml, at, `more than ${DEEPEST} elements in one another`);
      }
    }
    at += whole.length;
  }
  if (names.length > 0) throw broken(xml, at, `<${names.at(-1)}> is not closed`);
  if (roots !== 1) throw broken(xml, at, `${roots} elements that hold all others`);
}

/** Comments, instructions and quoted text; null where there is a tag. */
function passedOver(xml: string, at: number): { end: number; text: string | null } | null {
  const until = (mark: string, from: number) => {
    const end = xml.indexOf(mark, from);
    if (end < 0) throw broken(xml, at, `no ${mark}`);
    return end;
  };
  if (xml.startsWith("<?", at)) return { end: until("?>", at + 2) + 2, text: null };
  if (xml.startsWith("<!--", at)) return { end: until("-->", at + 4) + 3, text: null };
  if (xml.startsWith("<![CDATA[", at)) {
    const end = until("]]>", at + 9);
    return { end: end + 3, text: xml.slice(at + 9, end) };
  }
  if (xml.slice(at, at + UNSAFE.length).toUpperCase() === UNSAFE)
    throw new Error(UNSAFE, { cause: "unsafe_workbook" });
  return null;
}

function readAttributes(xml: string, at: number, raw: string): Attributes {
  const attributes: Record<string, string> = Object.create(null);
  for (const [, name = "", double, single] of raw.matchAll(ATTRIBUTE)) {
    if (name in attributes) throw broken(xml, at, `${name} stands twice in a tag`);
    const value = double ?? single ?? "";
    attributes[name] = decodeEntities(value, 0, value.length);
  }
  return attributes;
}

function decodeEntities(xml: string, from: number, to: number): string {
  const text = xml.slice(from, to);
  if (!text.includes("&")) return text;
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));|&/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null;
    const named = code === null && Object.hasOwn(ENTITIES, name ?? "") ? ENTITIES[name] : undefined;
    const read =
      code === null ? named : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (read === undefined) throw broken(xml, from, `${whole} stands for nothing`);
    return read;
  });
}

function broken(xml: string, at: number, what: string): Error {
  return new Error(`${what}, line ${xml.slice(0, at).split("\n").length} of its XML`);
}

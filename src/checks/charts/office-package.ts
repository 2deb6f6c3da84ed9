import { strFromU8, unzipSync } from "fflate";
import { xmlFaults } from "#pipeline/mark/xml-faults.ts";

// What makes Office ask to repair a file, besides the schema: an Office file read as the package that it is.

export type Parts = ReadonlyMap<string, Uint8Array>;

export function partsOf(file: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(file)));
}

export function textOf(parts: Parts, name: string): string {
  const part = parts.get(name);
  if (!part) throw new Error(`no such part: ${name} (there are ${[...parts.keys()].join(", ")})`);
  return strFromU8(part);
}

export function packageFaults(parts: Parts): string[] {
  const xml = [...parts.keys()].filter((name) => /\.(xml|rels)$/.test(name));
  return [
    ...contentTypeFaults(parts),
    ...xml.flatMap((name) =>
      xmlFaults(textOf(parts, name)).map((fault) => `${name}: ${JSON.stringify(fault)}`),
    ),
    ...xml.filter((name) => name.endsWith(".rels")).flatMap((name) => missingTargets(parts, name)),
    ...xml
      .filter((name) => !name.endsWith(".rels"))
      .flatMap((name) => [
        ...unknownRelations(parts, name),
        ...repeatedIds(textOf(parts, name)).map((id) => `${name}: id ${id} twice`),
        ...axisFaults(textOf(parts, name)).map((fault) => `${name}: ${fault}`),
      ]),
  ];
}

function contentTypeFaults(parts: Parts): string[] {
  const types = textOf(parts, "[Content_Types].xml");
  const named = [...types.matchAll(/<Override PartName="\/([^"]+)"/g)].map(([, name = ""]) => name);
  const endings = new Set([...types.matchAll(/<Default Extension="([^"]+)"/g)].map(([, ending]) => ending));
  const own = [...parts.keys()].filter((name) => name !== "[Content_Types].xml");
  return [
    ...named
      .filter((name) => !parts.has(name))
      .map((name) => `content type of a part that is not there: ${name}`),
    ...named.filter((name, i) => named.indexOf(name) !== i).map((name) => `content type twice: ${name}`),
    ...own
      .filter((name) => !named.includes(name) && !endings.has(name.split(".").at(-1)))
      .map((name) => `no content type: ${name}`),
    // The default of .xml says nothing of what a part is.
    ...own
      .filter((name) => name.endsWith(".xml") && !named.includes(name))
      .map((name) => `content type is only a default: ${name}`),
  ];
}

function missingTargets(parts: Parts, rels: string): string[] {
  const folder = rels.replace(/_rels\/[^/]*$/, "");
  return [...textOf(parts, rels).matchAll(/<Relationship [^>]*>/g)]
    .map(([element]) => element)
    .filter((element) => !element.includes('TargetMode="External"'))
    .map((element) => new URL(/Target="([^"]+)"/.exec(element)?.[1] ?? "", `x:/${folder}`).pathname.slice(1))
    .filter((target) => !parts.has(target))
    .map((target) => `${rels}: no such target: ${target}`);
}

function unknownRelations(parts: Parts, name: string): string[] {
  const rels = name.replace(/([^/]*)$/, "_rels/$1.rels");
  const known = parts.has(rels)
    ? [...textOf(parts, rels).matchAll(/ Id="([^"]+)"/g)].map(([, id]) => id)
    : [];
  return [...textOf(parts, name).matchAll(/ r:(?:id|embed|link)="([^"]+)"/g)]
    .filter(([, id]) => !known.includes(id))
    .map(([, id]) => `${name}: no such relation: ${id}`);
}

function repeatedIds(xml: string): string[] {
  const ids = [...xml.matchAll(/<(?:p:cNvPr|wp:docPr)\b[^>]*?\bid="([^"]+)"/g)].map(([, id = ""]) => id);
  return ids.filter((id, i) => ids.indexOf(id) !== i);
}

/** Each kind of chart names the two axes that the plot area has, no third one. */
function axisFaults(xml: string): string[] {
  const ids = (text: string) => [...text.matchAll(/<c:axId val="(\d+)"/g)].map(([, id]) => id);
  const axes = [...xml.matchAll(/<c:(?:cat|val|date|ser)Ax>.*?<\/c:(?:cat|val|date|ser)Ax>/gs)].flatMap(
    ([axis]) => ids(axis),
  );
  return [...xml.matchAll(/<c:(\w+Chart)>.*?<\/c:\1>/gs)]
    .filter(([chart]) => ids(chart).join() !== axes.join())
    .map(([, kind]) => `axes of ${kind} are not those of the plot area`);
}

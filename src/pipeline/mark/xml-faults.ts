import { strFromU8, unzipSync } from "fflate";

// For tests: a second look at workbooks that does not rest on the library that wrote them.

const ATTRIBUTE = /\s+[\w:.-]+\s*=\s*("[^"<]*"|'[^'<]*')/y;

/** Whether tags are closed in order, attributes quoted, and no sign stands that XML can't hold. */
export function xmlFaults(xml: string): string[] {
  const open: string[] = [];
  const body = xml.replace(/^\uFEFF?<\?xml[^?]*\?>/, "").replace(/<!--.*?-->/gs, "");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(body))
    return ["a sign that XML can't hold"];
  if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);)/.test(body)) return ["an & that is no entity"];
  for (const [, closing, name = "", rest = ""] of body.matchAll(
    /<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g,
  )) {
    if (closing) {
      if (open.pop() !== name) return [`</${name}> closes nothing`];
      continue;
    }
    if (!attributesHold(rest.replace(/\/$/, ""))) return [`attributes of <${name}${rest}>`];
    if (!rest.endsWith("/")) open.push(name);
  }
  const text = body.replace(/<\/?[\w:.-]+(?:"[^"]*"|'[^']*'|[^>"'])*>/g, "");
  if (/</.test(text)) return ["a < that opens no tag"];
  return open.length > 0 ? [`<${open.join("><")}> left open`] : [];
}

function attributesHold(text: string): boolean {
  ATTRIBUTE.lastIndex = 0;
  let end = 0;
  while (ATTRIBUTE.test(text)) end = ATTRIBUTE.lastIndex;
  return text.slice(end).trim() === "";
}

export function partsOf(workbook: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(workbook)).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );
}

/** Faults of all parts, and relations that lead to no part. */
export function workbookFaults(workbook: Uint8Array): string[] {
  const parts = partsOf(workbook);
  return Object.entries(parts).flatMap(([path, xml]) => [
    ...(/\.(xml|rels|vml)$/.test(path) ? xmlFaults(xml).map((fault) => `${path}: ${fault}`) : []),
    ...(path.endsWith(".rels") ? targetsOf(path, xml).filter((target) => !(target in parts)) : []),
  ]);
}

function targetsOf(path: string, rels: string): string[] {
  const folder = path.replace(/_rels\/[^/]*$/, "");
  return [...rels.matchAll(/<Relationship [^>]*>/g)].flatMap(([tag]) => {
    const target = /Target="([^"]*)"/.exec(tag)?.[1] ?? "";
    return tag.includes('TargetMode="External"')
      ? []
      : [new URL(target, `file:///${folder}`).pathname.slice(1)];
  });
}

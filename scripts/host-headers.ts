// The file _headers of a built site, as Cloudflare Pages and Netlify read it: a path, then its headers, indented.
// Rules that match together add up.

export interface HeaderRule {
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** @throws naming the line, what was expected and what was found. */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: { path: string; headers: [string, string][] }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    if (line.startsWith("/")) {
      rules.push({ path: line.trim(), headers: [] });
      continue;
    }
    const [, name, value] = /^\s+([A-Za-z-]+):\s*(.+?)\s*$/.exec(line) ?? [];
    const rule = rules.at(-1);
    if (!rule || name === undefined || value === undefined)
      throw new Error(`_headers:${index + 1}: expected a path, or a header below one; found ${line}`);
    rule.headers.push([name, value]);
  }
  return rules;
}

/** Of an address from the host's root; a header that several rules give has several values, the last one said last. */
export function headersAt(rules: readonly HeaderRule[], address: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, headers } of rules) {
    if (!matches(path, address)) continue;
    for (const [name, value] of headers) found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
}

/** A star stands for anything, slashes too. */
function matches(path: string, address: string): boolean {
  const parts = path.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(address);
}

/** _headers or _redirects of a site that stands below a path: every address with the base before it. */
export function belowBase(text: string, base: string): string {
  const moved = (address: string) => `${base}${address.slice(1)}`;
  return text.replaceAll(/^\/\S*(?:[ \t]+\/\S*)?/gm, (addresses) =>
    addresses.replaceAll(/(^|[ \t])(\/\S*)/g, (_, before: string, path: string) => `${before}${moved(path)}`),
  );
}

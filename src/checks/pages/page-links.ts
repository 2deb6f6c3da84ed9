// Addresses on built pages, read without a parser: what Astro and linkedom write is regular.

export interface Address {
  readonly name: "href" | "src" | "action";
  readonly value: string;
}

export interface LinkedPage {
  /** From the host's root, as the page is addressed. */
  readonly path: string;
  readonly addresses: readonly Address[];
  readonly ids: ReadonlySet<string>;
}

/** Every href, src and action of elements. Whole addresses of the head stand for other readers, and are left out. */
export function addressesOf(html: string): Address[] {
  const found = html
    .replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, (script) =>
      script.slice(0, script.indexOf(">") + 1),
    )
    .matchAll(/<(\w+)\b[^>]*?\s(href|src|action)="([^"]*)"[^>]*>/g);
  return [...found]
    .filter(([tag, element]) => element !== "link" || !/rel="(canonical|alternate)"/.test(tag))
    .map(([, , name, value = ""]) => ({
      name: name as Address["name"],
      value: value.replaceAll("&amp;", "&"),
    }));
}

export function idsOf(html: string): Set<string> {
  return new Set(Array.from(html.matchAll(/\sid="([^"]+)"/g), (match) => match[1] ?? ""));
}

/** Faults in words, each once, with a page that has it. @param exists whether something is served at a path. */
export function deadLinks(
  pages: readonly LinkedPage[],
  exists: (path: string) => boolean,
  base = "/",
): string[] {
  const idsAt = new Map(pages.map(({ path, ids }) => [path, ids]));
  const served = new Map<string, boolean>();
  const isServed = (path: string) => {
    const known = served.get(path) ?? exists(path);
    served.set(path, known);
    return known;
  };
  const faults = pages.flatMap((page) =>
    page.addresses.flatMap((address) => {
      const fault = faultOf(address, page, base, idsAt, isServed);
      return fault === null ? [] : [{ page: page.path, fault }];
    }),
  );
  return [...Map.groupBy(faults, ({ fault }) => fault)].map(([fault, found]) => {
    const count = new Set(found.map(({ page }) => page)).size;
    return `${found[0]?.page}${count > 1 ? ` and ${count - 1} more` : ""}: ${fault}`;
  });
}

function faultOf(
  { name, value }: Address,
  page: LinkedPage,
  base: string,
  idsAt: ReadonlyMap<string, ReadonlySet<string>>,
  isServed: (path: string) => boolean,
): string | null {
  if (/^(data|mailto):/.test(value)) return null;
  const url = new URL(value, `http://site.invalid${page.path}`);
  // Sources may be linked to, nothing may be loaded from elsewhere.
  if (url.host !== "site.invalid") return name === "href" ? null : `loads ${value}`;
  if (!url.pathname.startsWith(base)) return `${value} leaves ${base}`;
  if (!isServed(url.pathname)) return `nothing at ${value}`;
  const place = decodeURIComponent(url.hash.slice(1));
  const ids = idsAt.get(url.pathname);
  return place !== "" && ids && !ids.has(place) ? `no #${place} on ${url.pathname}` : null;
}

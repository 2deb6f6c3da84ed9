// An Atom feed (RFC 4287) as text: no clock, so that two builds write the same bytes.

export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly summary: string;
}

export interface FeedFacts {
  readonly id: string;
  /** BCP 47 */
  readonly lang: string;
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly rights: string;
  readonly self: string;
  readonly home: string;
}

/** @param entries newest first. */
export function atomFeed(facts: FeedFacts, entries: readonly FeedEntry[]): string {
  const { id, lang, title, subtitle, author, rights, self, home } = facts;
  const head = [
    element("id", id),
    element("title", title),
    element("subtitle", subtitle),
    element("updated", instant(entries[0]?.date ?? "1970-01-01")),
    `<author>${element("name", author)}</author>`,
    element("rights", rights),
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(home)}"/>`,
  ];
  const parts = [...head, ...entries.map(entryOf)].map((part) => `  ${part}\n`).join("");
  const open = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(lang)}">`;
  return `<?xml version="1.0" encoding="utf-8"?>\n${open}\n${parts}</feed>\n`;
}

function entryOf({ id, title, link, date, summary }: FeedEntry): string {
  const parts = [
    element("id", id),
    element("title", title),
    `<link rel="alternate" type="text/html" href="${escaped(link)}"/>`,
    element("published", instant(date)),
    element("updated", instant(date)),
    element("summary", summary),
  ];
  return `<entry>${parts.join("")}</entry>`;
}

/** Releases have days, not hours. */
const instant = (date: string) => `${date}T00:00:00Z`;

const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`;

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

// The words of a built page, and the numbers in them.

const APART = /<(script|style|svg|table|select|pre|noscript)\b[\s\S]*?<\/\1>/g;
const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

/** Quarters, years, dates, names of releases, names and sizes of files: they say when or which, not how much. */
const NAMES = [
  // Numbers of documents, and of what is read or licensed by its name.
  /〔\d{4}〕\d+号|第\d+[号条章节]|No\. ?\d+|CC BY \d\.\d|SHA-256|UTF-8|ISO \d+|GB\/T ?[\d.]+/g,
  /\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?/g,
  /\d{1,2}月\d{1,2}日/g,
  /第\d+版|edition \d+/g,
  new RegExp(`\\d{1,2} ${MONTH} \\d{4}|${MONTH} \\d{4}`, "g"),
  /\d{4}-\d{2}-\d{2}/g,
  /\d[\d.]* (?:B|kB|MB)\b/g,
  /\b\d{4}Q[1-4](?:-\d+)?\b/gi,
  /\bQ[1-4]\b/g,
  /\b(?:19|20)\d{2}\b/g,
  /[’']\d{2}\b/g,
  /\b[\w-]+\.(?:csv|json|arrow|xlsx|pdf|docx|md)\b/g,
] as const;

export interface PageText {
  /** Outside tables, pictures, lists of choices and code. */
  readonly prose: string;
  /** Tables, pictures, choices and data blocks of the same page. */
  readonly figures: string;
}

export function textOf(html: string): PageText {
  const body = html.slice(html.indexOf("<body"));
  const apart: string[] = [];
  const prose = body.replaceAll(APART, (part) => {
    apart.push(part.startsWith("<script") ? part.slice(part.indexOf(">") + 1) : part);
    return " ¶ ";
  });
  return { prose: plain(prose), figures: plain(apart.join(" ¶ ")) };
}

function plain(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, " ¶ ")
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll(/(?:\s|&nbsp;)+/g, " ");
}

export interface Said {
  /** Digits without sign and grouping, with 万 or % where it stands: 12.6万, 4.1%, 126000. */
  readonly number: string;
  /** The words around it. */
  readonly where: string;
}

/** Numbers that say how much, in the order they stand. */
export function numbersIn(text: string): Said[] {
  const blanked = NAMES.reduce(
    (rest, pattern) => rest.replaceAll(pattern, (name) => "¤".repeat(name.length)),
    text,
  );
  return [...blanked.matchAll(/(?<![\w.¤]|[\w¤]-)\d[\d,]*(?:\.\d+)?(?:[%％]|万)?/g)].map((match) => ({
    number: match[0].replaceAll(",", "").replace("％", "%"),
    where: text.slice(Math.max(0, match.index - 40), match.index + match[0].length + 20).trim(),
  }));
}

export function numberSet(texts: Iterable<string>): Set<string> {
  const numbers = new Set<string>();
  for (const text of texts) for (const { number } of numbersIn(text)) numbers.add(number);
  return numbers;
}

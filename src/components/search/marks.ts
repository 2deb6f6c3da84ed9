// The parts of a title or line, with what was found marked; of a long line the part around the first mark.

export interface Part {
  readonly text: string;
  readonly isHit: boolean;
}

const LONGEST = 150;
const BEFORE = 50;

export function markedParts(text: string, terms: readonly string[]): Part[] {
  const wanted = terms.filter((term) => term !== "").toSorted((a, b) => b.length - a.length);
  if (wanted.length === 0) return [{ text: excerpt(text, 0), isHit: false }];
  const pattern = new RegExp(`(?:${wanted.map(patternOf).join("|")})+`, "giu");
  // Pairs of characters overlap: 失业 and 业率 mark 失业率.
  const shown = excerpt(text, text.search(pattern));
  const covered = coverage(shown, wanted);
  const parts: Part[] = [];
  for (const [i, character] of [...shown].entries()) {
    const isHit = covered[i] ?? false;
    const last = parts.at(-1);
    if (last?.isHit === isHit) parts[parts.length - 1] = { text: last.text + character, isHit };
    else parts.push({ text: character, isHit });
  }
  return parts;
}

/** For each character, whether a term covers it. */
function coverage(text: string, terms: readonly string[]): boolean[] {
  const covered = [...text].map(() => false);
  for (const term of terms)
    for (const match of text.matchAll(new RegExp(`(?=(${patternOf(term)}))`, "giu"))) {
      const start = [...text.slice(0, match.index)].length;
      covered.fill(true, start, start + [...(match[1] ?? "")].length);
    }
  return covered;
}

/** Latin words from their beginning, Chinese anywhere. */
function patternOf(term: string): string {
  const plain = term.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return /^[a-z0-9]/.test(term) ? `(?<![a-z0-9])${plain}` : plain;
}

function excerpt(text: string, first: number): string {
  if (text.length <= LONGEST) return text;
  const start = first > BEFORE + 20 ? first - BEFORE : 0;
  const end = start + LONGEST;
  return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}

import { latinParts, pairs, RUNS, runIsHan } from "./tokens.ts";

// Words of a query that stand nowhere in what is searched. Chinese is not parted into words: what no pair of
// characters covers is taken for one, and a single character for none.

/** Whether anything is found by a token. */
export type IsFound = (token: string) => boolean;

/** They ask, and name nothing. */
const ASKING = /多少|怎么样|怎样|如何|什么|哪些|哪里|请问|查询|今年|去年|最新|现在|[的和与或是有在几吗呢？]/u;
const ASKING_LATIN =
  /^(?:what|how|much|many|where|when|why|who|was|were|has|have|had|did|does|do|show|me|there|please)$/i;

/** As they were typed; Latin words with a space alone between them are one name. */
export function unknownWords(query: string, isFound: IsFound): string[] {
  const text = query.normalize("NFKC");
  const found: string[] = [];
  let end = -1;
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    const isLatin = !runIsHan(run);
    const own = isLatin ? unknownLatin(run, isFound) : unknownHan(run, isFound);
    const joins = isLatin && own.length > 0 && end >= 0 && /^ +$/.test(text.slice(end, index));
    if (joins) found.push(`${found.pop()} ${run}`);
    else found.push(...own);
    end = isLatin && own.length > 0 ? index + run.length : -1;
  }
  return [...new Set(found)];
}

/** 海市 of 上海市 names nothing where 上海 is unknown: the ending alone must not find 威海市. */
export function strayEndings(query: string, isFound: IsFound): Set<string> {
  const runs = query.normalize("NFKC").match(RUNS) ?? [];
  return new Set(
    runs
      .filter(runIsHan)
      .flatMap((run) =>
        pairs(run).filter((pair, i, all) => isEnding(pair) && i > 0 && !isFound(all[i - 1] ?? "")),
      ),
  );
}

const isEnding = (pair: string) => pair.endsWith("市") && pair !== "城市";

function unknownHan(run: string, isFound: IsFound): string[] {
  const characters = [...run];
  const covered = characters.map(() => false);
  const stray = strayEndings(run, isFound);
  for (const [i, pair] of pairs(run).entries())
    if (!stray.has(pair) && isFound(pair)) covered.fill(true, i, i + 2);
  const left = characters.map((character, i) => (covered[i] ? " " : character)).join("");
  const words = left.split(" ").flatMap((stretch) => stretch.split(ASKING));
  return words.filter((word) => [...word].length > 1);
}

function unknownLatin(word: string, isFound: IsFound): string[] {
  const parts = latinParts(word.toLowerCase());
  const isName = /^[a-z]/i.test(word) && word.length > 1 && !ASKING_LATIN.test(word);
  return isName && parts.length > 0 && !parts.some(isFound) ? [word] : [];
}

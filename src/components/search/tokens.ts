// Words of a text for the search: runs of Chinese become pairs of characters, since nothing parts words in them.

export const RUNS = /\p{Script=Han}+|[\p{Script=Latin}\d_%]+/gu;
const HAN = /^\p{Script=Han}/u;
export const runIsHan = (run: string) => HAN.test(run);
/** They stand everywhere and say nothing. */
const COMMON = new Set(
  ["a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "it", "not"].concat([
    ...["of", "on", "or", "that", "the", "to", "which", "with", "的", "和", "与", "或"],
  ]),
);

/** Of what is searched: pairs and single characters; names_like_this whole and in parts. */
export function indexTokens(text: string): string[] {
  return tokens(
    text,
    (run) => [...pairs(run), ...run],
    (word) => [word, ...(word.includes("_") ? word.split("_") : [])],
  );
}

/** Of what is asked: a single character only where it stands alone. */
export function queryTokens(text: string): string[] {
  return [...new Set(tokens(text, pairs, latinParts))];
}

/** names_like_this in their parts, without those that say nothing. */
export function latinParts(word: string): string[] {
  return word.split("_").filter(says);
}

const says = (token: string) => token !== "" && !COMMON.has(token);

function tokens(
  text: string,
  ofHan: (run: string) => string[],
  ofLatin: (word: string) => string[],
): string[] {
  const plain = text.normalize("NFKC").toLowerCase();
  return (plain.match(RUNS) ?? []).flatMap((run) => (runIsHan(run) ? ofHan(run) : ofLatin(run))).filter(says);
}

export function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

import { foldedTable, region, tableOf } from "#components/compare/table.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { Compared, Comparison } from "#report/comparison.ts";
import { type Pair, type Relation, relations } from "#report/pairs.ts";

const SIGNS: Readonly<Record<Relation, string>> = { higher: "▲", lower: "▼", cannot_tell: "≈" };

/** Every city against every other as signs with words, and behind a summary the differences they rest on. */
export function pairMatrix(
  document: Document,
  { cities, pairs }: Comparison,
  compared: Compared & { readonly unit: Indicator["unit"] },
  words: LanguageWords,
): HTMLElement {
  const { t } = words;
  const { nameOf } = compared;
  const relation = relations(pairs);
  const caption = t("compare.matrix.caption", { name: compared.name, period: compared.period });
  const rows = cities.map((city) => [
    ["th", nameOf(city)] as const,
    ...cities.map((other) => ["td", city === other ? "" : SIGNS[relation(city, other)]] as const),
  ]);
  const table = tableOf(document, caption, [t("compare.matrix.corner"), ...cities.map(nameOf)], rows);
  table.className = "pair-matrix";
  nameSigns(document, table, cities, relation, t);
  const section = document.createElement("section");
  section.appendChild(document.createElement("h2")).textContent = t("compare.matrix.heading");
  const key = section.appendChild(document.createElement("p"));
  key.className = "muted";
  key.textContent = t("compare.matrix.key");
  section.append(region(document, caption, table));
  section.append(pairTable(document, pairs, compared, words));
  return section;
}

/** The signs are said in words to who does not see them, and coloured besides. */
function nameSigns(
  document: Document,
  table: Element,
  cities: readonly string[],
  relation: (city: string, other: string) => Relation,
  t: LanguageWords["t"],
): void {
  [...table.querySelectorAll("tbody tr")].forEach((row, i) => {
    [...row.querySelectorAll("td")].forEach((cell, j) => {
      const [city, other] = [cities[i], cities[j]];
      if (city === undefined || other === undefined || city === other) return;
      const found = relation(city, other);
      cell.className = `pair-${found}`;
      const sign = document.createElement("span");
      sign.setAttribute("aria-hidden", "true");
      sign.textContent = SIGNS[found];
      const word = document.createElement("span");
      word.className = "visually-hidden";
      word.textContent = t(`compare.relation.${found}`);
      cell.replaceChildren(sign, word);
    });
  });
}

function pairTable(
  document: Document,
  pairs: readonly Pair[],
  { nameOf, unit }: Compared & { readonly unit: Indicator["unit"] },
  words: LanguageWords,
): HTMLElement {
  const { t } = words;
  const heads = ["pair", "difference", "alone", "together"].map((key) => t(`compare.pairs.${key}`));
  const rows = pairs.map((pair) => [
    ["th", t("compare.pairs.of", { city: nameOf(pair.city), other: nameOf(pair.other) })] as const,
    ["td", words.change(unit, pair.difference, pair.se)] as const,
    ["td", t(`compare.relation.${pair.alone}`)] as const,
    ["td", t(`compare.relation.${pair.relation}`)] as const,
  ]);
  return foldedTable(document, t("compare.pairs.summary"), t("compare.pairs.caption"), heads, rows);
}

import type { LanguageWords } from "#i18n/words.ts";
import type { ComparedPair, Comparison } from "./compare.ts";
import { region } from "./elements.ts";

/** "比上年同期的变化": which of a period's rows is compared. */
export function rowName({ lag }: Comparison, { t }: LanguageWords): string {
  return t(lag === null ? "verify.row.figure" : `verify.row.change_${lag}`);
}

/** Values as they stand in the files: nothing is rounded before it is compared. */
export function comparisonTable(document: Document, own: Comparison, words: LanguageWords): HTMLElement {
  const { t } = words;
  const shown = (value: ComparedPair["published"]) => (value === null ? t("verify.none") : String(value));
  const rows = own.items.map((pair) => [
    t(`verify.number.${pair.item}`),
    shown(pair.published),
    shown(pair.recomputed),
    differenceWords(pair, words),
  ]);
  const name = rowName(own, words);
  const head = ["published", "recomputed", "difference"].map((column) => t(`verify.column.${column}`));
  return region(document, t("verify.compared", { of: name }), [name, ...head], rows);
}

function differenceWords({ published, recomputed, difference }: ComparedPair, { t }: LanguageWords): string {
  if (difference === 0 && typeof published === "string") return t("verify.same");
  if (Number.isFinite(difference)) return String(Number(difference.toPrecision(2)));
  return t(published === null || recomputed === null ? "verify.one_absent" : "verify.differ");
}

import type { Indicator } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";

/** An indicator's formula as MathML: numerator over denominator, times known totals, plus what is added. */
export function formulaOf(indicator: Indicator, { t, lang }: LanguageWords): string {
  const { numerator, denominator, estimand, factor, offset } = indicator;
  const top = text(numerator[lang]);
  const ratio = estimand === "total" ? top : over(top, text(denominator[lang]));
  const total = (measure: string) => text(t(`indicator.factor.${measure}`));
  const times = factor
    ? `<mo>×</mo>${factor.per ? over(total(factor.of), total(factor.per)) : total(factor.of)}`
    : "";
  const plus = offset === 0 ? "" : `<mo>+</mo><mn>${offset}</mn>`;
  const spoken = `${numerator[lang]} / ${denominator[lang]}`.replaceAll('"', "&quot;");
  return `<math display="block" alttext="${spoken}">${ratio}${times}${plus}</math>`;
}

function over(top: string, bottom: string): string {
  return `<mfrac>${top}${bottom}</mfrac>`;
}

function text(words: string): string {
  return `<mtext>${words.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</mtext>`;
}

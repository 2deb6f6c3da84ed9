import { verifyPath } from "#contract/page-paths.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { ChartDocument } from "#report/chart-document.ts";

/** What a speaker needs: the sentence to say, what the figure is, how sure it is, where to check it. A paragraph a line. */
export function chartNotes(doc: ChartDocument, { t, lang }: LanguageWords): string {
  const { indicator, city, rows, basis } = doc;
  const register = indicator.survey === "register";
  const period = rows.at(-1)?.period;
  const path = verifyPath(city.id, indicator.id, period);
  return [
    doc.briefing,
    t("slides.notes.definition", { name: indicator.name[lang], definition: indicator.definition[lang] }),
    register ? doc.labels.interval : t(`slides.notes.interval.${indicator.interval}`),
    ...(basis === "purposive" && !register ? [t("quarterly.interval_note.purposive")] : []),
    ...(register ? [] : [t("quarterly.method.verdict")]),
    ...(doc.block === null ? [] : [t("slides.notes.sheet")]),
    ...(period === undefined
      ? []
      : [t("slides.notes.verify", { path: lang === "zh" ? `/${path}` : `/en/${path}` })]),
  ].join("\n");
}

import { verifyPath } from "#contract/page-paths.ts";
import type { PeriodKind } from "#contract/period.ts";
import type { Words } from "../words.ts";
import type { ReportParagraph } from "./report-document.ts";
import { indicatorIn, type ReportFacts } from "./report-facts.ts";

/** Where a headline figure of the report is computed again; none where the release has no row of it. */
export function verifyLink(
  facts: ReportFacts,
  id: string,
  kind: PeriodKind,
  { t, lang }: Words,
): Pick<ReportParagraph, "link"> {
  const row = facts.figures.level(id, kind, facts.quarter);
  if (!row) return {};
  const of = t("verify.of", { city: facts.city[lang], indicator: indicatorIn(facts, id).short[lang] });
  const text = t("verify.link") + t("verify.link_of", { of });
  return { link: { path: verifyPath(facts.city.id, id, row.period), text } };
}

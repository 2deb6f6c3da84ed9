import type { ReportDocument } from "#report/quarterly/report-document.ts";
import type { ReportFacts } from "#report/quarterly/report-facts.ts";
import { pathIn } from "../links.ts";
import { reportPath } from "./report-facts.ts";

/** schema.org's Report of the page; addresses are absolute where the site's own is known. */
export function reportJsonLd(report: ReportDocument, facts: ReportFacts, site: URL | undefined): object {
  const address = pathIn(report.lang, reportPath(report.city, report.quarter));
  const items = report.sections[0]?.blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
  return {
    "@context": "https://schema.org",
    "@type": "Report",
    name: report.title,
    abstract: items?.join(report.lang === "zh" ? "" : " "),
    inLanguage: report.lang === "zh" ? "zh-CN" : "en",
    reportNumber: `${report.city}-${report.quarter}-${report.release}`,
    temporalCoverage: report.quarter,
    spatialCoverage: { "@type": "City", name: facts.city[report.lang] },
    url: site ? new URL(address, site).href : address,
    isAccessibleForFree: true,
  };
}

import type { Words } from "../words.ts";
import { methodSection, signatureSection, yearsSection } from "./closing-sections.ts";
import { newJobsSection, unemploymentSection } from "./community-sections.ts";
import { employmentSection } from "./employment-section.ts";
import { outlookSection } from "./outlook-section.ts";
import { panelSection } from "./panel-section.ts";
import type { ReportBlock, ReportDocument, ReportSection } from "./report-document.ts";
import type { ReportFacts } from "./report-facts.ts";
import { revisionsSection } from "./revisions-section.ts";
import { startupsSection } from "./startups-section.ts";
import { summarySection } from "./summary-section.ts";
import { targetsSection } from "./targets-section.ts";

type SectionWriter = (facts: ReportFacts, words: Words) => ReportBlock[];

// In the order of such reports.
const NUMBERED: readonly (readonly [id: string, write: SectionWriter])[] = [
  ["panel", panelSection],
  ["employment", employmentSection],
  ["unemployment", unemploymentSection],
  ["new-jobs", newJobsSection],
  ["startups", startupsSection],
  ["targets", targetsSection],
  ["outlook", outlookSection],
  ["revisions", revisionsSection],
  ["method", methodSection],
  ["years", yearsSection],
];

/** The report of a city and quarter, written from the numbers; as of the release of the facts. */
export function reportOf(facts: ReportFacts, words: Words): ReportDocument {
  const { t, lang } = words;
  const said = { city: facts.city[lang], quarter: words.quarter(facts.quarter) };
  const numbered = NUMBERED.map(([id, write]) => ({ id, blocks: write(facts, words) })).filter(
    ({ blocks }) => blocks.length > 0,
  );
  return {
    ...{ lang, city: facts.city.id, quarter: facts.quarter, release: facts.release },
    title: t("quarterly.title", said),
    subtitle: t("quarterly.subtitle", { release: words.release(facts.release) }),
    simulated: facts.simulated ? t("quarterly.simulated") : null,
    sections: [
      plain("summary", summarySection(facts, words), words),
      ...numbered.map(({ id, blocks }, i) => ({
        id,
        heading: t(`quarterly.number.${i + 1}`, { heading: t(`quarterly.section.${id.replace("-", "_")}`) }),
        blocks,
      })),
      plain("signature", signatureSection(facts, words), words),
    ],
  };
}

function plain(id: string, blocks: readonly ReportBlock[], words: Words): ReportSection {
  return { id, heading: words.t(`quarterly.section.${id}`), blocks };
}

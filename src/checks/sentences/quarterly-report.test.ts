import fc from "fast-check";
import { expect, test } from "vitest";
import type { Manifest } from "#contract/published/manifest.ts";
import { wordsIn } from "#i18n/words.ts";
import type { ReportBlock } from "#report/quarterly/report-document.ts";
import { reportOf } from "#report/quarterly/report-of.ts";
import { reportQuarters } from "#report/quarterly/report-quarters.ts";
import { factsOf, indicators, level, unclear } from "./written-facts.ts";

// Which quarters have a report, and what the whole of one must never say.

const zh = wordsIn("zh");
const en = wordsIn("en");

test("a quarter with one survey has its report, a quarter with neither has none", () => {
  const city: Manifest["cities"][number] = {
    ...{ id: "x", design_basis: "probability", community: { first: "2017Q1", last: "2017Q3" } },
    enterprise: { first: "2017Q2", last: "2017Q4" },
    missing: [
      { quarter: "2017Q3", survey: "community" },
      { quarter: "2017Q3", survey: "enterprise" },
    ],
  };
  expect(reportQuarters(city)).toEqual(["2017Q1", "2017Q2", "2017Q4"]);
  expect(reportQuarters({ ...city, community: null, enterprise: null })).toEqual([]);
});

const textsOf = (blocks: readonly ReportBlock[]) =>
  blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block.text] : block.kind === "list" ? block.items : [],
  );

test("a report without any figure says so in every section and draws nothing", () => {
  const none = { community: false, enterprise: false };
  const report = reportOf(factsOf([], [], { surveys: none }), zh);
  const unemployment = report.sections.find(({ id }) => id === "unemployment");
  expect(textsOf(unemployment?.blocks ?? [])[0]).toContain("本季没有监测社区的报表");
  const drawn = report.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "line"));
  expect(drawn).toEqual([]);
});

test("no rise or fall is written of a change whose interval holds zero", () => {
  const said = /上升|下降|增加|减少|增长|\ba? ?rise of|\bfall of|\brose\b|\bfell\b|\bup\b|\bdown\b/;
  const kinds = [
    ["four_quarter", "2017Q1..2017Q4", 4],
    ["quarter", "2017Q4", 4],
    ["quarter", "2017Q4", 1],
    ["year", "2017", 4],
  ] as const;
  fc.assert(
    fc.property(
      fc.double({ min: 1e-5, max: 0.2, noNaN: true }),
      fc.double({ min: -0.2, max: -1e-5, noNaN: true }),
      (up, down) => {
        const rows = indicators.flatMap(({ id }) =>
          kinds.map(([period_kind, period, lag]) => ({
            level: {
              ...level,
              indicator: id,
              period,
              period_kind,
              estimate: (up + down) / 2,
              ci_lower: down,
              ci_upper: up,
            },
            change: {
              ...unclear,
              indicator: id,
              period,
              period_kind,
              lag,
              change: (up + down) / 2,
              ci_lower: down,
              ci_upper: up,
            },
          })),
        );
        const facts = factsOf(
          rows.map((row) => row.level),
          rows.map((row) => row.change),
        );
        for (const words of [zh, en]) {
          const figures = reportOf(facts, words).sections.filter(({ id }) =>
            ["employment", "unemployment", "new-jobs", "startups"].includes(id),
          );
          const paragraphs = figures
            .flatMap(({ blocks }) => textsOf(blocks))
            .filter((text) => /区间|interval/.test(text));
          expect(paragraphs.length).toBeGreaterThan(5);
          expect(paragraphs.filter((text) => said.test(text))).toEqual([]);
        }
      },
    ),
    { numRuns: 50 },
  );
});

import { expect, test } from "vitest";
import { toCsv } from "#contract/csv.ts";
import {
  type AdministrativeRow,
  administrativeTable,
  type CommunityRow,
  communitiesTable,
  type EnterpriseRow,
  enterprisesTable,
  type FrameRow,
  frameTable,
  type StartupRow,
  startupsTable,
} from "#contract/input/input-tables.ts";
import { checkCity } from "#pipeline/check/city-returns.ts";
import { returnText } from "#pipeline/handed-in/return-file.ts";
import { frameRowsFor } from "./frame-rows.ts";
import { panelFor } from "./panel.ts";

const community = (
  quarter: string,
  community_id: string,
  part: Partial<CommunityRow> = {},
): CommunityRow => ({
  ...{ quarter, city: "w", community_id, area: "urban", status: "responded", working_age_population: 900 },
  ...{
    labour_force: 500,
    unemployed: 20,
    registered_unemployed: 10,
    newly_employed: 5,
    natural_attrition: 1,
  },
  ...{ new_entrepreneurs: 1, jobs_driven: 2, satisfaction_respondents: null, satisfaction_points: null },
  ...part,
});
const enterprise = (
  quarter: string,
  enterprise_id: string,
  part: Partial<EnterpriseRow> = {},
): EnterpriseRow => ({
  ...{ quarter, city: "w", enterprise_id, size: "small", sector: "C", status: "active", employees_start: 20 },
  ...{ hires: 2, separations: 2, layoffs: 0, employees_end: 20, vacancies: 0, restructuring: null },
  ...part,
});
const startup = (quarter: string, startup_id: string, part: Partial<StartupRow> = {}): StartupRow => ({
  ...{
    quarter,
    city: "w",
    startup_id,
    supported_quarter: "2017Q2",
    group: "graduates",
    alive: true,
    jobs: 2,
  },
  ...part,
});
const counted = (quarter: string): AdministrativeRow => ({
  ...{ quarter, city: "w", measure: "registered_unemployed", group: null, value: 9 },
});

const stratum = (quarter: string, survey: FrameRow["survey"], id: string): FrameRow => ({
  ...{ quarter, survey, stratum: id, population_units: 50, known_total: 9000, design_basis: "probability" },
});
const frame = ["2017Q3", "2017Q4"].flatMap((q) => [
  stratum(q, "community", "urban"),
  stratum(q, "enterprise", "small"),
]);

interface Quarter {
  readonly communities?: readonly CommunityRow[];
  readonly enterprises?: readonly EnterpriseRow[];
  readonly administrative?: readonly AdministrativeRow[];
  readonly startups?: readonly StartupRow[];
}

const tables = {
  communities: communitiesTable,
  enterprises: enterprisesTable,
  administrative: administrativeTable,
  startups: startupsTable,
};

function checkedCity(quarters: Readonly<Record<string, Quarter>>) {
  return checkCity({
    city: "w",
    path: "w",
    frame: returnText("frame", "w/frame.csv", toCsv(frameTable, frame)),
    quarters: Object.entries(quarters).map(([quarter, files]) => ({
      quarter,
      path: `w/${quarter}`,
      files: Object.fromEntries(
        Object.entries(files).map(([name, rows]) => {
          const table = tables[name as keyof typeof tables];
          return [name, returnText(table.name, `w/${quarter}/${name}.csv`, toCsv(table, rows as never))];
        }),
      ),
    })),
  });
}

test("the panel of the quarter before is asked again, refused returns too, in the order of ids", () => {
  const checked = checkedCity({
    "2017Q3": { communities: [community("2017Q3", "b"), community("2017Q3", "c")] },
    "2017Q4": {
      communities: [
        community("2017Q4", "c", { unemployed: 999 }),
        community("2017Q4", "d", { unemployed: 999 }),
        community("2017Q4", "a"),
      ],
    },
  });
  const { rows, said } = panelFor(checked, "2018Q1").communities;
  expect(rows).toStrictEqual([
    { quarter: "2018Q1", city: "w", community_id: "a", area: "urban" },
    { quarter: "2018Q1", city: "w", community_id: "c", area: "urban" },
    { quarter: "2018Q1", city: "w", community_id: "d" },
  ]);
  expect(said.join("; ")).toBe("3 communities of 2017Q4; area not known, left blank, of d (refused returns)");
});

const closing = { status: "closed", hires: 0, separations: 20, employees_end: 0 } as const;
const refusing: Partial<EnterpriseRow> = {
  ...{ status: "refused" as const, employees_start: null, hires: null, separations: null },
  ...{ layoffs: null, employees_end: null, vacancies: null },
};

test("staff at the start is staff at the end of the quarter before, where its return can be used", () => {
  const checked = checkedCity({
    "2017Q3": { enterprises: ["a", "b", "c", "d"].map((id) => enterprise("2017Q3", id)) },
    "2017Q4": {
      enterprises: [
        enterprise("2017Q4", "a", { hires: 5, employees_end: 23 }),
        enterprise("2017Q4", "b", { employees_end: 99 }),
        enterprise("2017Q4", "c", closing),
        enterprise("2017Q4", "d", refusing),
      ],
    },
  });
  const { rows, said } = panelFor(checked, "2018Q1").enterprises;
  expect(rows.map((row) => [row.enterprise_id, row.employees_start, row.size, row.sector])).toStrictEqual([
    ["a", 23, "small", "C"],
    ["b", null, "small", "C"],
    ["d", null, "small", "C"],
  ]);
  expect(said).toContain("1 that were closed in 2017Q4 left out, as a year begins");
});

test("within a year a closed enterprise stays, with zeros, and the checks take it as it is", () => {
  const quarters = {
    "2017Q3": { enterprises: [enterprise("2017Q3", "a"), enterprise("2017Q3", "c", closing)] },
  };
  const { rows } = panelFor(checkedCity(quarters), "2017Q4").enterprises;
  expect(rows[1]).toMatchObject({
    enterprise_id: "c",
    status: "closed",
    employees_start: 0,
    employees_end: 0,
  });
  const filled = { ...rows[1], restructuring: null } as EnterpriseRow;
  const { issues } = checkedCity({
    ...quarters,
    "2017Q4": { enterprises: [enterprise("2017Q4", "a"), filled] },
  });
  expect(issues.filter(({ file, row }) => file.includes("2017Q4") && row === 3)).toStrictEqual([]);
});

test("start-ups are listed until they end or are 42 months old", () => {
  const old = { supported_quarter: "2014Q2" };
  const checked = checkedCity({
    "2017Q3": {
      startups: [startup("2017Q3", "forgotten"), startup("2017Q3", "ended", { alive: false, jobs: 0 })],
    },
    "2017Q4": {
      startups: [
        startup("2017Q4", "young"),
        startup("2017Q4", "last time", { supported_quarter: "2014Q3" }),
        startup("2017Q4", "too old", old),
        startup("2017Q4", "ends", { alive: false, jobs: 0 }),
      ],
    },
  });
  const { rows } = panelFor(checked, "2018Q1").startups;
  expect(rows.map((row) => row.startup_id)).toStrictEqual(["forgotten", "last time", "young"]);
  expect(rows[0]).toStrictEqual({
    ...{
      quarter: "2018Q1",
      city: "w",
      startup_id: "forgotten",
      supported_quarter: "2017Q2",
      group: "graduates",
    },
  });
});

test("measures are listed without their values", () => {
  const { administrative } = panelFor(
    checkedCity({ "2017Q4": { administrative: [counted("2017Q4")] } }),
    "2018Q1",
  );
  expect(administrative.rows).toStrictEqual([
    { quarter: "2018Q1", city: "w", measure: "registered_unemployed", group: null },
  ]);
});

test("without the quarter before nobody is listed, and that is said", () => {
  const checked = checkedCity({ "2017Q3": { enterprises: [enterprise("2017Q3", "a")] } });
  for (const { rows, said } of Object.values(panelFor(checked, "2018Q1"))) {
    expect(rows).toStrictEqual([]);
    expect(said.join()).toMatch(/^no usable .* of 2017Q4: the panel is not known and all rows are blank$/);
  }
});

test("a quarter that is there already does not tell who is asked in it", () => {
  const checked = checkedCity({
    "2017Q3": { enterprises: [enterprise("2017Q3", "a")] },
    "2017Q4": { enterprises: [enterprise("2017Q4", "z")] },
  });
  expect(panelFor(checked, "2017Q4").enterprises.rows.map((row) => row.enterprise_id)).toStrictEqual(["a"]);
});

test("the frame's newest strata are prepared for the quarter, unless it has them", () => {
  expect(frameRowsFor(frame, "2018Q2").rows).toStrictEqual(
    frame.slice(2).map((row) => ({ ...row, quarter: "2018Q2" })),
  );
  expect(frameRowsFor(frame, "2017Q4")).toStrictEqual({
    rows: null,
    said: "frame.csv has rows of 2017Q4 already",
  });
  expect(frameRowsFor([], "2018Q1").said).toContain(
    "frame.csv needs rows of 2018Q1, and there is none to go by",
  );
});

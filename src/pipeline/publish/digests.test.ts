import { expect, test } from "vitest";
import { checkCity } from "#pipeline/check/city-returns.ts";
import { returnText } from "#pipeline/handed-in/return-file.ts";
import { digestsOf, revisedQuarters } from "./digests.ts";

const FRAME = `quarter,survey,stratum,population_units,known_total
2017Q1,community,urban,100,50000
2017Q1,enterprise,small,400,
2017Q2,community,urban,100,50000
2017Q2,enterprise,small,400,
`;
const HEADER = `quarter,city,community_id,area,status,working_age_population,labour_force,unemployed,registered_unemployed,newly_employed,natural_attrition,new_entrepreneurs,jobs_driven
`;
const line = (id: number, unemployed: number, quarter: string) =>
  `${quarter},changchun,C00${id},urban,responded,1000,600,${unemployed},20,10,1,1,2\n`;
const lines = (quarter: string) => [1, 2, 3, 4, 5].map((id) => line(id, 20 + id, quarter));

interface Given {
  readonly frame?: string;
  readonly first?: readonly string[] | null;
  readonly second?: readonly string[];
  readonly administrative?: string;
}

function digests({
  frame = FRAME,
  first = lines("2017Q1"),
  second = lines("2017Q2"),
  administrative,
}: Given = {}) {
  const quarter = (name: string, rows: readonly string[]) => ({
    quarter: name,
    path: `changchun/${name}`,
    files: {
      communities: returnText("communities", `changchun/${name}/communities.csv`, HEADER + rows.join("")),
      ...(administrative === undefined
        ? {}
        : {
            administrative: returnText(
              "administrative",
              `changchun/${name}/administrative.csv`,
              administrative,
            ),
          }),
    },
  });
  const quarters = [...(first === null ? [] : [quarter("2017Q1", first)]), quarter("2017Q2", second)];
  return digestsOf(
    checkCity({
      city: "changchun",
      path: "changchun",
      frame: returnText("frame", "changchun/frame.csv", frame),
      quarters,
    }),
  );
}

const revised = (before: Given, now: Given, last = "2017Q1") =>
  revisedQuarters(digests(before), digests(now), last);
const place = { city: "changchun", quarter: "2017Q1", survey: "community" };

test("the order of rows, and of a quarter that is new, make no difference", () => {
  expect(revised({}, { first: lines("2017Q1").toReversed() })).toEqual([]);
  expect(revised({}, { second: lines("2017Q2").slice(1) })).toEqual([]);
  expect(revised({}, { second: lines("2017Q2").slice(1) }, "2017Q2")).toHaveLength(1);
});

test("a return that came late, was corrected or is gone is one of late returns", () => {
  const found = [{ ...place, causes: ["late_returns"] }];
  expect(revised({ first: lines("2017Q1").slice(1) }, {})).toEqual(found);
  expect(revised({}, { first: lines("2017Q1").slice(1) })).toEqual(found);
  expect(revised({}, { first: [line(1, 99, "2017Q1"), ...lines("2017Q1").slice(1)] })).toEqual(found);
});

test("a return that a hard edit refuses counts for nothing", () => {
  const bad = line(6, 700, "2017Q1");
  expect(revised({}, { first: [...lines("2017Q1"), bad] })).toEqual([]);
});

test("a frame, a known total or the registered unemployed that differ are the frame", () => {
  const found = [{ ...place, causes: ["frame"] }];
  const total = FRAME.replace("2017Q1,community,urban,100,50000", "2017Q1,community,urban,100,51000");
  expect(revised({}, { frame: total })).toEqual(found);
  const count = "quarter,city,measure,group,value\n2017Q1,changchun,registered_unemployed,,1500\n";
  expect(revised({ administrative: count }, { administrative: count.replace("1500", "1501") })).toEqual(
    found,
  );
  expect(
    revised({ administrative: count }, { administrative: count.replace("registered_unemployed", "trained") }),
  ).toEqual(found);
  const size = FRAME.replace("2017Q1,enterprise,small,400", "2017Q1,enterprise,small,410");
  expect(revised({}, { frame: size })).toEqual([{ ...place, survey: "enterprise", causes: ["frame"] }]);
});

test("both at once are both", () => {
  const frame = FRAME.replace("2017Q1,community,urban,100", "2017Q1,community,urban,99");
  expect(revised({}, { frame, first: lines("2017Q1").slice(1) })).toEqual([
    { ...place, causes: ["late_returns", "frame"] },
  ]);
});

test("a quarter that is handed in late as a whole is one of late returns", () => {
  expect(revised({ first: null }, {})).toEqual([{ ...place, causes: ["late_returns"] }]);
});

test("a city that the release before did not have is new, and not revised", () => {
  expect(revisedQuarters([], digests(), "2017Q2")).toEqual([]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { type CheckedCity, type CityFiles, checkCity } from "#pipeline/check/city-returns.ts";
import { returnText } from "#pipeline/handed-in/return-file.ts";
import { arbitraryCity } from "#pipeline/trial/arbitrary-city.ts";
import {
  answering,
  checkWritten,
  refusing,
  textOf,
  type WrittenQuarter,
} from "#pipeline/trial/written-city.ts";

const FRAME = ["enterprise,medium,6,"];
const own = { e1: answering("medium", 400, 410), e2: refusing("medium"), e3: answering("medium", 300, 300) };
const check = (quarter: WrittenQuarter) => checkWritten(FRAME, { "2016Q1": quarter });
const saidOf = (city: CheckedCity, severity = "refuse") =>
  city.issues.filter((issue) => issue.severity === severity).map(({ code, file, row }) => [code, file, row]);
const staffOf = (city: CheckedCity, quarter = 0) =>
  Object.fromEntries(
    (city.quarters[quarter]?.enterprises ?? []).map(({ row }) => [row.enterprise_id, row.employees_end]),
  );
const statusOf = (city: CheckedCity) =>
  city.late.map(({ unit, received, status }) => [unit, received, status]);
const OWN = "testville/2016Q1/enterprises.csv";
const lateFile = (day: string) => `testville/2016Q1/late/${day}/enterprises.csv`;

test("the last return of a unit counts, and the earlier one is told which took its place", () => {
  const late = { "2016-06-14": { enterprises: { e2: answering("medium", 500, 490) } } };
  const city = check({ enterprises: own, late });
  expect(staffOf(city)).toStrictEqual({ e1: 410, e3: 300, e2: 490 });
  expect(city.issues).toMatchObject([
    {
      ...{ code: "replaced_by_late_return", severity: "note", file: OWN, row: 3, value: "e2" },
      expected: `nothing: ${lateFile("2016-06-14")}:2 counts in its place`,
    },
  ]);
  expect(city.ledger).toStrictEqual({ read: 3, accepted: 3, queried: 0, refused: 0, replaced: 1 });
  expect(city.late).toMatchObject([{ file: lateFile("2016-06-14"), row: 2, status: "applied" }]);
});

test("of several late returns the one of the latest day counts", () => {
  const late = {
    "2016-06-14": { enterprises: { e1: answering("medium", 400, 420) } },
    "2016-07-01": { enterprises: { e1: answering("medium", 400, 430) } },
  };
  const city = check({ enterprises: own, late });
  expect(staffOf(city).e1).toBe(430);
  expect(statusOf(city)).toStrictEqual([
    ["e1", "2016-06-14", "replaced"],
    ["e1", "2016-07-01", "applied"],
  ]);
  expect(city.ledger.replaced).toBe(2);
});

test("a unit that the quarter's own file lacks is added, and so is a quarter that has late returns alone", () => {
  const late = { "2016-06-14": { enterprises: { e4: answering("medium", 500, 490) } } };
  expect(staffOf(check({ enterprises: own, late }))).toMatchObject({ e1: 410, e4: 490 });
  const alone = check({ late });
  expect(staffOf(alone)).toStrictEqual({ e4: 490 });
  expect(alone.issues).toStrictEqual([]);
});

test("a late return that mends a refused one takes its fault away", () => {
  const wrong = { e1: "medium,C,active,400,10,0,,500,," };
  expect(saidOf(check({ enterprises: { ...own, ...wrong } }))).toStrictEqual([["balance_broken", OWN, 2]]);
  const late = { "2016-06-14": { enterprises: { e1: answering("medium", 400, 410) } } };
  const mended = check({ enterprises: { ...own, ...wrong }, late });
  expect(saidOf(mended)).toStrictEqual([]);
  expect(staffOf(mended).e1).toBe(410);
});

test("a late return that is refused replaces nothing, and its unit is not among the refused", () => {
  const late = {
    "2016-06-14": { enterprises: { e1: "medium,C,active,400,10,0,,500,,", e5: "medium,C,,,,,,,," } },
  };
  const city = check({ enterprises: own, late });
  expect(saidOf(city)).toStrictEqual([
    ["invalid_value", lateFile("2016-06-14"), 3],
    ["balance_broken", lateFile("2016-06-14"), 2],
  ]);
  expect(staffOf(city).e1).toBe(410);
  expect(city.quarters[0]?.refusedEnterprises).toStrictEqual(["e5"]);
  expect(statusOf(city)).toStrictEqual([
    ["e1", "2016-06-14", "refused"],
    ["e5", "2016-06-14", "refused"],
  ]);
  expect(city.ledger).toStrictEqual({ read: 5, accepted: 3, queried: 0, refused: 2 });
});

test("a unit twice in a late file is a duplicate, and its earlier return stands", () => {
  const late = { "2016-06-14": { enterprises: { e1: answering("medium", 400, 420) } } };
  const city = writtenTwice(late);
  expect(saidOf(city)).toStrictEqual([
    ["duplicate_unit", lateFile("2016-06-14"), 2],
    ["duplicate_unit", lateFile("2016-06-14"), 3],
  ]);
  expect(staffOf(city).e1).toBe(410);
});

function writtenTwice(late: WrittenQuarter["late"] & object): CheckedCity {
  const twice = Object.fromEntries(
    Object.entries(late).map(([day, tables]) => {
      const [[id, rest] = ["", ""]] = Object.entries(tables.enterprises ?? {});
      return [day, { enterprises: { [id]: `${rest}\n2016Q1,testville,${id},${rest}` } }];
    }),
  );
  return check({ enterprises: own, late: twice });
}

test("a stratum is counted by units, not by returns", () => {
  const seven = Object.fromEntries(
    Array.from({ length: 6 }, (_, i) => [`e${i}`, answering("medium", 400, 400)]),
  );
  const late = { "2016-06-14": { enterprises: seven } };
  expect(saidOf(check({ enterprises: seven, late }))).toStrictEqual([]);
  const more = { "2016-06-14": { enterprises: { e9: answering("medium", 400, 400) } } };
  expect(new Set(saidOf(check({ enterprises: seven, late: more })).map(([code]) => code))).toStrictEqual(
    new Set(["more_units_than_population"]),
  );
});

test("the next quarter goes on from the return that counts", () => {
  const late = { "2016-06-14": { enterprises: { e1: answering("medium", 400, 405) } } };
  const next = { enterprises: { e1: answering("medium", 405, 400) } };
  const quarters = (late: WrittenQuarter["late"] & object) => ({
    "2016Q1": { enterprises: own, late },
    "2016Q2": next,
  });
  expect(saidOf(checkWritten(FRAME, quarters(late)))).toStrictEqual([]);
  expect(saidOf(checkWritten(FRAME, quarters({}))).map(([code]) => code)).toStrictEqual([
    "discontinuous_staff",
  ]);
});

test("a return that is held back leaves the earlier one in force and says so", () => {
  const late = {
    "2016-06-14": { enterprises: { e1: answering("medium", 400, 420), e2: answering("medium", 9, 9) } },
  };
  const city = checkWritten(FRAME, { "2016Q1": { enterprises: own, late } }, ({ unit }) => unit === "e1");
  expect(staffOf(city)).toMatchObject({ e1: 410, e2: 9 });
  expect(saidOf(city, "note")).toStrictEqual([
    ["replaced_by_late_return", OWN, 3],
    ["late_return_held_back", lateFile("2016-06-14"), 2],
  ]);
  expect(city.ledger).toStrictEqual({ read: 3, accepted: 3, queried: 0, refused: 0, replaced: 1, held: 1 });
  expect(statusOf(city).map(([, , status]) => status)).toStrictEqual(["held", "applied"]);
});

/** Some of the rows again, as they are, as if they had come late; a few with a fault. */
function withLate(city: CityFiles, picks: readonly number[]): CityFiles {
  const pick = (i: number) => picks[i % picks.length] ?? 0;
  const quarters = city.quarters.map((quarter, t) => {
    const files = Object.entries(quarter.files).map(([name, file]) => {
      const [header, ...lines] = textOf(file).trimEnd().split("\n");
      const late = lines
        .filter((_, i) => pick(i + t) > 0)
        .map((line, i) => (pick(i) > 8 ? `${line},` : line));
      const path = file.path.replace(/(\w+\.csv)$/, "late/2012-01-01/$1");
      return [name, returnText(name as "communities", path, `${[header, ...late].join("\n")}\n`)];
    });
    return { ...quarter, late: [{ received: "2012-01-01", files: Object.fromEntries(files) }] };
  });
  return { ...city, quarters };
}

test("whatever comes late, every row is accounted for and each unit counts once", () => {
  const picks = fc.array(fc.integer({ min: -5, max: 9 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(arbitraryCity, picks, fc.boolean(), (city, chosen, held) => {
      const late = withLate(city, chosen);
      const rows = late.quarters.flatMap((quarter) =>
        [quarter.files, ...(quarter.late ?? []).map(({ files }) => files)].flatMap((files) =>
          Object.values(files).map((file) => textOf(file).trimEnd().split("\n").length - 1),
        ),
      );
      const checked = checkCity(late, ({ unit }) => held && unit.endsWith("1"));
      const { read, accepted, queried, refused, replaced = 0, held: kept = 0 } = checked.ledger;
      expect(accepted + queried + refused).toBe(read);
      expect(read + replaced + kept).toBe(rows.reduce((sum, n) => sum + n, 0));
      for (const { enterprises, communities } of checked.quarters) {
        const ids = [
          ...(enterprises ?? []).map(({ row }) => row.enterprise_id),
          ...(communities ?? []).map(({ row }) => row.community_id),
        ];
        expect(new Set(ids).size).toBe(ids.length);
      }
    }),
    { numRuns: 100 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { returnText } from "#pipeline/handed-in/return-file.ts";
import { arbitraryCity, makeCity } from "#pipeline/trial/arbitrary-city.ts";
import { rewritten, textOf } from "#pipeline/trial/written-city.ts";
import { type CityFiles, checkCity } from "./city-returns.ts";

const small = { seed: 7, quarters: 2, urban: 6, rural: 0, firms: 12, repeats: 0, events: 5 };
const city = makeCity({ ...small, missing: 0, knownTotal: "80000" });
const withFrame = (change: (text: string) => string): CityFiles => ({
  ...city,
  frame: city.frame && rewritten("frame", city.frame, change),
});
const refusals = (files: CityFiles) => checkCity(files).issues.filter((i) => i.severity === "refuse");
const codes = (files: CityFiles) => [...new Set(refusals(files).map((issue) => issue.code))];

test("a good city keeps all its rows, those that are asked about too", () => {
  const { issues, ledger, quarters } = checkCity(city);
  expect(refusals(city)).toStrictEqual([]);
  const queries = issues.filter((issue) => issue.severity === "query");
  const asked = new Set(queries.map((issue) => `${issue.file}:${issue.row}`));
  expect(asked.size).toBeGreaterThan(0);
  expect(ledger).toMatchObject({ queried: asked.size, accepted: ledger.read - asked.size, refused: 0 });
  expect(quarters.flatMap((q) => [...(q.communities ?? []), ...(q.enterprises ?? [])])).toHaveLength(
    ledger.read,
  );
});

test("without a frame every row is refused, with one issue a file", () => {
  const { issues, ledger } = checkCity({ ...city, frame: null });
  expect(issues.map((i) => [i.code, i.file])).toStrictEqual([
    ["missing_file", "testville/frame.csv"],
    ["no_strata", "testville/2010Q2/communities.csv"],
    ["no_strata", "testville/2010Q2/enterprises.csv"],
    ["no_strata", "testville/2010Q3/communities.csv"],
    ["no_strata", "testville/2010Q3/enterprises.csv"],
  ]);
  expect(ledger.refused).toBe(ledger.read);
});

test("a register alone needs no frame", () => {
  const startups = returnText(
    "startups",
    "testville/2010Q2/startups.csv",
    "quarter,city,startup_id,supported_quarter,group,alive,jobs\n2010Q2,testville,s1,2010Q2,,true,3\n",
  );
  const quarters = [{ quarter: "2010Q2", path: "testville/2010Q2", files: { startups } }];
  const { issues, ledger } = checkCity({ city: "testville", path: "testville", frame: null, quarters });
  expect(issues).toStrictEqual([]);
  expect(ledger).toMatchObject({ read: 1, accepted: 1 });
});

test("where the frame is not at hand, all is said that can be said without it, and nothing more", () => {
  const { issues, ledger } = checkCity(city);
  const without = checkCity({ ...city, frame: null, partial: true });
  const ofFrame = ["sample_above_known_total", "stratum_emptied", "known_total_missing", "known_total_zero"];
  expect(without.issues).toStrictEqual(issues.filter(({ code }) => !ofFrame.includes(code)));
  expect(without.issues.length).toBeGreaterThan(0);
  expect(without.ledger.refused).toBe(0);
  expect(without.ledger.read).toBe(ledger.read);
});

test("a frame that is at hand is used, and its faults are said, though other files may be missing", () => {
  const faulty = withFrame((text) => text.replace("urban", "suburb"));
  expect(checkCity({ ...faulty, partial: true }).issues).toStrictEqual(checkCity(faulty).issues);
  expect(codes(faulty)).toContain("unknown_stratum");
});

test("no quarter among files that somebody chose is no fault", () => {
  expect(checkCity({ ...city, quarters: [], partial: true }).issues).toStrictEqual([]);
  expect(checkCity({ ...city, quarters: [] }).issues.map(({ code }) => code)).toStrictEqual(["empty_folder"]);
});

test("a frame with one fault is not used at all", () => {
  expect(codes(withFrame((text) => text.replace(",40,", ",-40,")))).toStrictEqual([
    "invalid_value",
    "no_strata",
  ]);
});

test("a stratum that stands twice in other spelling is found", () => {
  const twice = withFrame((text) => `${text}2010Q2,enterprise,micro-C,40,\n`);
  const issue = checkCity(twice).issues.find((i) => i.code === "duplicate_stratum");
  expect(issue).toMatchObject({ file: "testville/frame.csv", column: "stratum" });
  expect(issue?.value).toBe("2010Q2 enterprise micro/C");
});

test("a known total of 0 is asked about, and the rest stands", () => {
  const { issues, ledger } = checkCity(withFrame((text) => text.replaceAll("80000", "0")));
  const ofFrame = issues.filter((issue) => issue.file === "testville/frame.csv");
  expect(ofFrame.map(({ code, severity, value }) => [code, severity, value])).toStrictEqual([
    ["known_total_zero", "query", "0"],
    ["known_total_zero", "query", "0"],
  ]);
  expect(ledger.refused).toBe(0);
});

test("a folder without quarters is named", () => {
  expect(checkCity({ ...city, quarters: [] }).issues.map((i) => [i.code, i.file])).toStrictEqual([
    ["empty_folder", "testville/"],
  ]);
});

test("staff is held against the quarter before, not against an older one", () => {
  const [first, second] = city.quarters;
  const shifted = (quarter: string) => ({
    ...{ ...city, quarters: first && second ? [first, { ...second, quarter }] : [] },
  });
  expect(codes(shifted("2010Q3"))).toStrictEqual([]);
  expect(codes(shifted("2010Q4"))).not.toContain("discontinuous_staff");
});

test("enterprises whose return is refused are known by name, those that cannot be read among them", () => {
  const quarters = city.quarters.map((quarter) => {
    const written = quarter.files.enterprises ? textOf(quarter.files.enterprises) : "";
    const text = written
      .replace(/^(.*,e0,.*,)\d+,$/m, "$1-5,")
      .replace(/^(.*,e2,.*,active,)\d+/m, "$1999")
      .replace(/^(.*),e4,/m, "$1,e5,");
    return { ...quarter, files: { enterprises: returnText("enterprises", "e.csv", text) } };
  });
  const [first] = checkCity({ ...city, quarters }).quarters;
  expect(first?.refusedEnterprises).toStrictEqual(["e0", "e2", "e5"]);
  expect(first?.enterprises?.some(({ row }) => row.enterprise_id === "e5")).toBe(false);
});

const garbage = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .tuple(
      fc.constant(city.quarters[0]?.files.communities ? textOf(city.quarters[0].files.communities) : ""),
      fc.nat(900),
      fc.string({ maxLength: 9 }),
    )
    .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + put.length)),
);

test("whatever a file holds, nothing is thrown and its rows are conserved", () => {
  fc.assert(
    fc.property(garbage, fc.boolean(), (text, cut) => {
      const [first] = city.quarters;
      const file = returnText(
        "communities",
        "testville/2010Q2/communities.csv",
        cut ? text.slice(0, -7) : text,
      );
      const quarters = first ? [{ ...first, files: { ...first.files, communities: file } }] : [];
      const { ledger, issues } = checkCity({ ...city, quarters });
      expect(ledger.accepted + ledger.queried + ledger.refused).toBe(ledger.read);
      if (ledger.refused > 0) expect(issues.some((i) => i.severity === "refuse")).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("any made-up city passes its checks", () => {
  fc.assert(
    fc.property(arbitraryCity, (files) => {
      expect(checkCity(files).ledger.refused).toBe(0);
    }),
    { numRuns: 50 },
  );
});

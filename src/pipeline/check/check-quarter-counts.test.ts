import { expect, test } from "vitest";
import { type InputTableName, returnText } from "#pipeline/handed-in/return-file.ts";
import { checkQuarter } from "./check-quarter.ts";
import { historyOf } from "./history.ts";

const HEADERS = {
  administrative: "quarter,city,measure,group,value",
  startups: "quarter,city,startup_id,supported_quarter,group,alive,jobs",
};

function check(files: Partial<Record<keyof typeof HEADERS, readonly string[]>>) {
  const input = Object.entries(files).map(([name, rows]) => {
    const header = HEADERS[name as keyof typeof HEADERS];
    const text = `${[header, ...rows].join("\n")}\n`;
    return [name, returnText(name as InputTableName, `wuhan/2016Q1/${name}.csv`, text)];
  });
  const folder = { quarter: "2016Q1", path: "wuhan/2016Q1", files: Object.fromEntries(input) };
  return checkQuarter({ city: "wuhan" }, folder, [], historyOf([], "2016Q1"));
}

test("accepted rows of counts and of the register are kept, refused ones are not", () => {
  const { quarter, ledger } = check({
    administrative: ["2016Q1,wuhan,trained,,12", "2016Q1,wuhan,incubators,,-1"],
    startups: [
      "2016Q1,wuhan,a,2016Q1,graduates,true,3",
      "2016Q1,wuhan,b,2015Q1,,false,0",
      "2016Q1,wuhan,c,2015Q1,,true,1",
      "2016Q1,wuhan,c,2015Q1,,true,2",
      "2016Q2,wuhan,d,2015Q1,,true,2",
    ],
  });
  expect(quarter.administrative?.map((row) => [row.measure, row.value])).toEqual([["trained", 12]]);
  expect(quarter.startups?.map((row) => [row.startup_id, row.alive, row.jobs])).toEqual([
    ["a", true, 3],
    ["b", false, 0],
  ]);
  expect(ledger).toEqual({ read: 7, accepted: 3, queried: 0, refused: 4 });
});

test("without a usable file there are no rows, which is not the same as none", () => {
  expect(check({}).quarter).toMatchObject({ administrative: null, startups: null });
  const refused = check({ startups: ["2016Q2,wuhan,d,2015Q1,,true,2"] });
  expect(refused.quarter).toMatchObject({ administrative: null, startups: null });
});

test.each(["quarter", "supported_quarter", "startup_id"])(
  "a register without the column %s is refused",
  (name) => {
    const header = HEADERS.startups.replace(new RegExp(`(^|,)${name},`), `$1another,`);
    const text = `${header}\n2016Q1,wuhan,a,2016Q1,graduates,true,3\n`;
    const startups = returnText("startups", "startups.csv", text);
    const folder = { quarter: "2016Q1", path: "wuhan/2016Q1", files: { startups } };
    const { issues, ledger } = checkQuarter({ city: "wuhan" }, folder, [], historyOf([], "2016Q1"));
    expect(issues.map(({ code }) => code)).toStrictEqual(["unknown_column", "missing_column"]);
    expect(ledger).toEqual({ read: 1, accepted: 0, queried: 0, refused: 1 });
  },
);

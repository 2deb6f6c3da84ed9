import { expect, test } from "vitest";
import { compileCondition } from "./conditions.ts";
import { parseExpression } from "./r-parse.ts";
import { parseSheet } from "./sheet.ts";

const sheet = parseSheet("age,y,lone,dom\n0-19,1,TRUE,a\n60+,,FALSE,b\n0-19,0,FALSE,c\n");
const kept = (condition: string) => {
  const holds = compileCondition(parseExpression(condition), sheet);
  return [0, 1, 2].filter((row) => holds(row) === true);
};

test.each([
  ['age=="0-19"', [0, 2]],
  ["lone==FALSE", [1, 2]],
  ["!is.na(y)", [0, 2]],
  ['!is.na(y) & age=="0-19" & y==1', [0]],
  ["y==1 | dom=='b'", [0, 1]],
  ["y!=1", [2]],
  ["dom in (a,c)", [0, 2]],
  ["y >= 0", [0, 2]],
  ["lone", [0]],
] as const)("subset(des, %s)", (condition, rows) => {
  expect(kept(condition)).toEqual(rows);
});

test("unknown columns and functions are refused", () => {
  expect(() => kept("region==1")).toThrow("no column region");
  expect(() => kept("grepl(age)")).toThrow("condition not understood");
});

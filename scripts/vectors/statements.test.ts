import { expect, test } from "vitest";
import { findCall, formulaNames, formulaTerms, matchArguments, splitStatements } from "./statements.ts";

test("statements end at semicolons outside brackets, remarks are left out", () => {
  expect(splitStatements("subset(des, a==1); svytotal(~y, sub)  # y; z")).toEqual([
    "subset(des, a==1)",
    "svytotal(~y, sub)",
  ]);
});

test("a call is found behind words", () => {
  const found = findCall("matched units only, weights N_h/m_h: svyratio(~y2, ~y1, des)");
  expect(found?.words).toBe("matched units only, weights N_h/m_h:");
  expect(found?.call.name).toBe("svyratio");
  expect(findCall("fpc column holds stratum population sizes")).toBeNull();
});

test("results and designs named in words become names", () => {
  const difference = findCall("svycontrast(svyby mean, 60+ - 0-19)")?.call;
  expect(difference?.args[0]?.value).toEqual({ kind: "name", text: "svyby mean" });
  expect(difference?.args[1]?.value).toMatchObject({ left: { text: "60+" }, right: { text: "0-19" } });
  expect(findCall("subset(des of c05, x==1)")?.call.args[0]?.value).toEqual({
    kind: "name",
    text: "design of c05",
  });
});

test("unnamed arguments fill what the named ones leave", () => {
  const call = findCall("svyby(~y, ~d, denominator=~x, des, svyratio)")?.call;
  const args = matchArguments(call?.args ?? [], ["formula", "by", "design", "FUN"]);
  expect(args.get("design")).toEqual({ kind: "name", text: "des" });
  expect(args.get("FUN")).toEqual({ kind: "name", text: "svyratio" });
  expect(formulaNames(args.get("denominator"))).toEqual(["x"]);
});

test("a formula may give up its intercept", () => {
  const args = findCall("calibrate(des, ~x-1, X)")?.call.args ?? [];
  expect(formulaTerms(args[1]?.value)).toEqual({ terms: [{ kind: "name", text: "x" }], intercept: false });
});

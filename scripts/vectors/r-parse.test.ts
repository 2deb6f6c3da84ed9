import { expect, test } from "vitest";
import { parseExpression } from "./r-parse.ts";

const name = (text: string) => ({ kind: "name", text });
const number = (value: number) => ({ kind: "number", value });
const binary = (operator: string, left: object, right: object) => ({ kind: "binary", operator, left, right });

test("dots belong to names, and back quotes make a name of anything", () => {
  expect(parseExpression("api.stu")).toEqual(name("api.stu"));
  expect(parseExpression("`20-39.1`/`城镇`-1")).toEqual(
    binary("-", binary("/", name("20-39.1"), name("城镇")), number(1)),
  );
});

test("operators bind as in R: minus from the left, power from the right and before the sign", () => {
  expect(parseExpression("a-b-c")).toEqual(binary("-", binary("-", name("a"), name("b")), name("c")));
  expect(parseExpression("-a^2^3")).toEqual({
    kind: "unary",
    operator: "-",
    operand: binary("^", name("a"), binary("^", number(2), number(3))),
  });
  expect(parseExpression("!is.na(x) & y==1")).toMatchObject({ operator: "&", left: { operator: "!" } });
});

test("arguments keep their names, and a remark after a number is passed over", () => {
  expect(parseExpression("svydesign(ids=~a+b, weights=~1 (all ones), data=d)")).toMatchObject({
    name: "svydesign",
    args: [
      { name: "ids", value: { operator: "~", operand: binary("+", name("a"), name("b")) } },
      { name: "weights", value: { operator: "~", operand: number(1) } },
      { name: "data", value: name("d") },
    ],
  });
});

test("membership is written %in% c(…) or in (…)", () => {
  expect(parseExpression("dom in (a,b)")).toMatchObject({ operator: "%in%", right: { kind: "group" } });
  expect(parseExpression('dom %in% c("a")')).toMatchObject({ operator: "%in%", right: { name: "c" } });
});

test.each(["svymean(~a", "a b", "x[1]", "f(a;b)", ""])("what is not R's is refused: %s", (text) => {
  expect(() => parseExpression(text)).toThrow();
});

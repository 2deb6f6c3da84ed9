import fc from "fast-check";
import { expect, test } from "vitest";
import { statementsOf, tokensOf } from "./tokens.ts";

const values = (sql: string) => tokensOf(sql).map(({ value }) => value);

test("names are in lower case, texts are without quotes, comments are left out", () => {
  expect(values("SELECT \"Ci_Lower\" -- from links\n/* from /* cells */ */ FROM 'O''Hara' 城市")).toEqual([
    ...["select", "ci_lower", "from", "O'Hara", "城市"],
  ]);
});

test("texts in dollars and escaped texts hold semicolons and quotes", () => {
  expect(statementsOf("select $$a;b$$; select $x$;$x$; select e'\\';'").map(({ text }) => text)).toEqual([
    ...["select $$a;b$$", "select $x$;$x$", "select e'\\';'"],
  ]);
});

test("statements are parted by semicolons, with their places; empty ones are left out", () => {
  expect(
    statementsOf("; select 1;; -- nothing\n ; select ';' ;").map(({ text, from }) => [text, from]),
  ).toEqual([
    ["select 1", 2],
    ["select ';'", 27],
  ]);
});

test("whatever is written is cut into pieces that follow one another, to its end", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."a'\"$-/*;\n \\e1城(") }), (sql) => {
      let last = 0;
      for (const { from, to } of tokensOf(sql)) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeGreaterThan(from);
        last = to;
      }
      expect(last).toBeLessThanOrEqual(sql.length);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { LONGEST_QUERY, readAddress, writeAddress } from "./address.ts";

const bounds = { cities: ["changchun", "jilin", "wuhan"], sample: "changchun" };
const usual = { cities: bounds.cities, sample: "changchun" };

test("what is written is read again", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: "binary" }).filter((text) => text.trim() !== "" && text.isWellFormed()),
      fc.subarray(bounds.cities, { minLength: 1 }),
      fc.constantFrom(...bounds.cities),
      (query, cities, sample) => {
        const address = writeAddress(query, { cities, sample }, bounds);
        expect(readAddress(address ?? "", bounds)).toEqual({
          query,
          choice: { cities, sample },
          ignored: [],
        });
      },
    ),
    { numRuns: 50 },
  );
});

test("the usual cities are left out", () => {
  expect(writeAddress("select 1", usual, bounds)).toBe("?v=1&q=select+1");
});

test("a query too long for an address has none", () => {
  expect(writeAddress("x".repeat(LONGEST_QUERY + 1), usual, bounds)).toBeNull();
});

test("an address of a later version is left alone, whole", () => {
  expect(readAddress("?v=2&q=select+1&cities=wuhan", bounds)).toEqual({
    ...{ query: null, choice: usual, ignored: ["version"] },
  });
});

test("broken parts are named, and the rest is used", () => {
  expect(readAddress("?v=1&q=select+1&cities=atlantis&sample=%00", bounds)).toEqual({
    ...{ query: "select 1", choice: usual, ignored: ["cities", "sample"] },
  });
  expect(readAddress(`?q=${"x".repeat(LONGEST_QUERY + 1)}`, bounds).ignored).toEqual(["q"]);
  expect(readAddress("?q=&other=1", bounds).ignored).toEqual(["q"]);
  expect(readAddress("", bounds)).toEqual({ query: null, choice: usual, ignored: [] });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  COMPARISONS,
  defaultState,
  type ExploreBounds,
  type ExploreState,
  formatState,
  parseState,
} from "./state.ts";

const bounds: ExploreBounds = {
  first: "2008Q1",
  last: "2017Q4",
  cities: ["changchun", "wuhan", "jilin", "weihai"],
  indicators: [
    {
      id: "unemployment_rate",
      cells: ["urban", "rural", "*"],
      kinds: ["quarter", "four_quarter", "year_to_date", "year"],
      comparable: true,
    },
    {
      id: "hire_rate",
      cells: ["large+medium/C", "micro/E"],
      kinds: ["quarter", "four_quarter"],
      comparable: true,
    },
    { id: "satisfaction", cells: [], kinds: ["quarter"], comparable: true },
    { id: "new_jobs", cells: [], kinds: ["quarter"], comparable: false },
  ],
};
const initial = defaultState(bounds);
const parse = (query: string) => parseState(query, bounds).state;

const quarter = fc
  .tuple(fc.integer({ min: 2008, max: 2017 }), fc.integer({ min: 1, max: 4 }))
  .map(([y, q]) => `${y}Q${q}`);
const anyState: fc.Arbitrary<ExploreState> = fc
  .record({
    choice: fc.constantFrom(...bounds.indicators),
    cities: fc.shuffledSubarray([...bounds.cities], { minLength: 1 }),
    cell: fc.nat(),
    kind: fc.nat(),
    ends: fc.tuple(quarter, quarter),
    comparison: fc.constantFrom(...COMPARISONS),
  })
  .map(({ choice, cities, cell, kind, ends, comparison }) => {
    const [from = "", to = ""] = ends.toSorted();
    const cells = ["own", ...choice.cells];
    const possible = comparison === "cities" && !choice.comparable ? "year" : comparison;
    return {
      ...{
        indicator: choice.id,
        cities,
        comparison: possible,
        from,
        to,
        cells: cells[cell % cells.length] ?? "own",
      },
      kind: choice.kinds[kind % choice.kinds.length] ?? "quarter",
    };
  });

test("a state written to an address is read as it was", () => {
  fc.assert(
    fc.property(anyState, (state) => {
      expect(parse(formatState(state, bounds))).toStrictEqual(state);
    }),
  );
});

test("an address cut anywhere, or any text at all, gives a state that may be chosen", () => {
  fc.assert(
    fc.property(anyState, fc.nat(), fc.string(), (state, cut, noise) => {
      const query = formatState(state, bounds);
      for (const text of [query.slice(0, cut % (query.length + 1)), noise, `${query}&${noise}`]) {
        const read = parse(text);
        expect(parse(formatState(read, bounds))).toStrictEqual(read);
        expect(read.from <= read.to && read.cities.length > 0).toBe(true);
      }
    }),
  );
});

test("the default has no query, anything else begins with its version", () => {
  expect(formatState(initial, bounds)).toBe("");
  expect(formatState({ ...initial, cells: "rural", cities: ["wuhan", "jilin"] }, bounds)).toBe(
    "v=1&c=wuhan.jilin&s=rural",
  );
});

test("what is not known is ignored, what is known still counts", () => {
  expect(parse("v=1&i=colour&c=atlantis.wuhan&s=mars&p=week&f=9999Q9&t=2016Q2&x=all&z=1")).toStrictEqual({
    ...initial,
    cities: ["wuhan"],
    to: "2016Q2",
  });
  expect(parse("v=1&f=2016Q4&t=2015Q1")).toMatchObject({ from: "2015Q1", to: "2016Q4" });
  expect(parse("v=1&i=hire_rate&s=urban&p=year")).toMatchObject({ cells: "own", kind: "four_quarter" });
  expect(parse("v=1&i=satisfaction")).toMatchObject({ kind: "quarter" });
});

test("a state of a later form is not guessed at", () => {
  expect(parseState("v=9&i=hire_rate&c=wuhan", bounds)).toStrictEqual({
    ...{ state: initial, fromFuture: true, isPartial: false },
  });
  expect(parseState("v=&i=hire_rate", bounds).fromFuture).toBe(false);
  expect(parse("i=hire_rate").indicator).toBe("hire_rate");
});

test("numbers of persons are not compared between cities", () => {
  expect(parse("v=1&i=new_jobs&x=cities").comparison).toBe("year");
  expect(parse("v=1&i=hire_rate&x=cities").comparison).toBe("cities");
});

test("what an address says and the state does not is told", () => {
  const isPartial = (query: string) => parseState(query, bounds).isPartial;
  for (const query of ["", "v=1&i=hire_rate&c=wuhan.jilin&f=2016Q1", "v=9&i=any"])
    expect(isPartial(query)).toBe(false);
  for (const query of ["v=1&i=hire_ra", "v=1&c=changchun.wu", "v=1&t=2017Q", "v=1&i=new_jobs&x=cities"])
    expect(isPartial(query), query).toBe(true);
});

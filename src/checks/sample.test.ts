import { expect, test } from "vitest";
import { type BuiltPage, onePageAKind } from "./pages/page-kinds.ts";
import { sampleFrom } from "./sample.ts";

const seeds = Array.from({ length: 200 }, (_, seed) => seed);
const pageOf = (path: string): BuiltPage => ({
  ...{ path, file: `${path}index.html`, lang: path.startsWith("en/") ? "en" : "zh" },
});
const cities = ["baicheng", "jilin", "wuhan"];
const pages = ["", "en/"].flatMap((lang) => [
  ...cities.map((city) => pageOf(`${lang}cities/${city}/`)),
  ...cities.flatMap((city) =>
    ["2017q3", "2017q4"].map((quarter) => pageOf(`${lang}reports/${city}/${quarter}/`)),
  ),
]);
const drawn = (seed: number, kind: string) =>
  onePageAKind(pages, sampleFrom(seed))
    .filter((page) => page.kind === kind)
    .map((page) => page.path);

test("a seed draws the same again, and seeds draw every page", () => {
  expect(sampleFrom(7).place("a", 1000)).toBe(sampleFrom(7).place("a", 1000));
  expect(new Set(seeds.map((seed) => sampleFrom(seed).pick("city", cities)))).toEqual(new Set(cities));
  expect(sampleFrom(1).pick("nothing", [])).toBeUndefined();
});

test("some of many are as many as asked for, in their order, and every one has its turn", () => {
  const all = Array.from({ length: 12 }, (_, i) => `page ${i}`);
  const some = (seed: number, most: number) => sampleFrom(seed).some(all, most, (one) => one);
  expect(some(1, 12)).toEqual(all);
  for (const seed of seeds.slice(0, 20)) {
    expect(new Set(some(seed, 5)).size).toBe(5);
    expect(some(seed, 5)).toEqual(all.filter((one) => some(seed, 5).includes(one)));
  }
  expect(new Set(seeds.flatMap((seed) => some(seed, 1))).size).toBe(12);
});

test("a kind's page is the same in both languages, of any city, and of its newest quarter", () => {
  const found = seeds.map((seed) => drawn(seed, "one of reports"));
  for (const [zh, en] of found) expect(en).toBe(`en/${zh}`);
  expect(new Set(found.map(([zh]) => zh))).toEqual(new Set(cities.map((city) => `reports/${city}/2017q4/`)));
  expect(new Set(seeds.flatMap((seed) => drawn(seed, "one of cities"))).size).toBe(6);
  expect(onePageAKind(pages).find(({ kind }) => kind === "one of cities")?.path).toBe("cities/wuhan/");
});

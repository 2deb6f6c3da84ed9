import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { City } from "#contract/registry/registry.ts";
import { cityEntry, findCities, meantCity } from "./city-match.ts";

const cities: City[] = JSON.parse(await readFile("data/registry/cities.json", "utf8"));
const entries = [...cities.map((city) => cityEntry(city.id, city)), cityEntry("xinshi-2", undefined)];
const found = (query: string) => findCities(entries, query).map(({ id }) => id);
const province = ["changchun", "jilin", "liaoyuan", "siping", "tonghua", "baishan", "songyuan", "baicheng"];

test.each([
  ["长春", ["changchun"]],
  ["长", ["changchun"]],
  ["长春市", ["changchun"]],
  ["changchun", ["changchun"]],
  ["Chang Chun", ["changchun"]],
  ["ｃｈａｎｇ", ["changchun"]],
  ["cc", ["changchun"]],
  ["CC", ["changchun"]],
  ["bs", ["baishan"]],
  ["bai", ["baishan", "baicheng"]],
  ["wh", ["wuhan", "weihai"]],
  ["Jilin City", ["jilin"]],
  ["吉林市", ["jilin"]],
  ["吉林", province],
  ["吉林省", province],
  ["shandong", ["weihai"]],
  ["湖北", ["wuhan"]],
  ["xinshi2", ["xinshi-2"]],
  ["北京", []],
  ["han", []],
])("%s finds %j", (query, ids) => {
  expect(found(query)).toStrictEqual(ids);
});

test("nothing typed leaves every city", () => {
  expect(found("  ")).toHaveLength(entries.length);
  expect(meantCity(entries, " ")).toBeNull();
});

test.each([
  ["jilin", "jilin"],
  ["吉林", "jilin"],
  ["武汉市", "wuhan"],
  ["cc", "changchun"],
  ["chan", "changchun"],
  ["bai", undefined],
  ["吉林省", undefined],
  ["上海", undefined],
])("%s means %s", (query, id) => {
  expect(meantCity(entries, query)?.id).toBe(id);
});

test("pinyin that does not part into a syllable for each character has no initials", () => {
  const xian = { ...(cities[0] as City), id: "xian", zh: "西安", en: "Xi’an" };
  expect(cityEntry("xian", xian).shared).not.toContain("x");
  expect(findCities([cityEntry("xian", xian)], "xi'an")).toHaveLength(1);
});

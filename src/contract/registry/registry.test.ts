import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { registryFrom } from "./registry.ts";

const read = async (file: string) => readFileSync(`data/registry/${file}`, "utf8");
const rows = JSON.parse(await read("indicators.json")) as Record<string, unknown>[];
/** The registry with its first indicator changed. */
const withFirst = (part: object) => {
  const changed = JSON.stringify([{ ...rows[0], ...part }, ...rows.slice(1)]);
  return registryFrom(async (file) => (file === "indicators.json" ? changed : read(file)));
};

test("the registry of this repository is one", async () => {
  expect((await registryFrom(read)).indicators).toHaveLength(rows.length);
});

test.each(["comparable", "not_comparable", "limits"])(
  "an indicator without its %s is refused",
  async (field) => {
    const key = field.replace("limits", "limit");
    await expect(withFirst({ [field]: undefined })).rejects.toThrow(
      `indicators.json: unemployment_rate.${field}: expected a list of codes, each with its words as indicator.${key}.CODE in both languages`,
    );
    await expect(withFirst({ [field]: [] })).rejects.toThrow(
      `indicators.json: unemployment_rate.${field}: expected at least one code of indicator.${key}`,
    );
  },
);

test("every fault is told at once, each with its indicator and place", async () => {
  await expect(withFirst({ limits: ["Few communities"], unit: "percents" })).rejects.toThrow(
    /^indicators\.json: unemployment_rate\.unit: .*"percent".*; unemployment_rate\.limits\.0: /,
  );
});

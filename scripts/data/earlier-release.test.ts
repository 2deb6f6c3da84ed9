import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LateReturn, lateKey } from "#pipeline/read/late-returns.ts";
import { CELL_LIST, LATE_LIST, lateList, readEarlierRelease } from "./earlier-release.ts";

const late = (unit: string, status: LateReturn["status"]): LateReturn => ({
  ...{ quarter: "2017Q2", table: "enterprises", received: "2017-09-13", row: 2, unit, status },
  file: "changchun/2017Q2/late/2017-09-13/enterprises.csv",
});

let office = "";
beforeAll(async () => {
  office = await mkdtemp(join(tmpdir(), "jiuye-earlier-"));
  const returns = [late("E1", "applied"), late("E2", "held"), late("E3", "replaced"), late("", "refused")];
  const list = lateList(
    new Map([
      ["changchun", returns],
      ["jilin", [late("E4", "applied")]],
    ]),
  );
  await writeFile(join(office, LATE_LIST), list);
  await mkdir(join(office, "changchun"));
  await writeFile(join(office, "changchun", CELL_LIST), "quarter,indicator,cell\n2017Q2,hire_rate,small/C\n");
  await mkdir(join(office, "liaoyuan"));
});
afterAll(() => rm(office, { recursive: true }));

test("what a release counts and publishes is read back from the office's folder", async () => {
  expect(await readEarlierRelease(office, "changchun")).toStrictEqual({
    counted: new Set([lateKey(late("E1", "applied")), lateKey(late("E3", "applied"))]),
    cells: [{ quarter: "2017Q2", indicator: "hire_rate", cell: "small/C" }],
  });
});

test("a city that the release does not have has published nothing", async () => {
  expect(await readEarlierRelease(office, "jilin")).toBeNull();
});

test("a folder without the lists is not taken for one that published nothing", async () => {
  await expect(readEarlierRelease(office, "liaoyuan")).rejects.toThrow(
    /no liaoyuan.published-cells.csv in the office's folder of an earlier release: .*jiuye-earlier/,
  );
  await expect(readEarlierRelease(join(office, "changchun"), "changchun")).rejects.toThrow(
    "no late-returns.csv",
  );
});

import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { writeXlsx } from "hucre/xlsx";
import { afterEach, expect, test } from "vitest";
import { toArrow } from "#contract/arrow.ts";
import { benchmarksTable } from "#contract/published/moment-tables.ts";
import { openParquetWriter } from "../data/files/parquet.ts";
import { scanForIds } from "./scan.ts";

const dirs: string[] = [];
afterEach(async () => {
  for (const dir of dirs.splice(0)) await rm(dir, { recursive: true });
});

async function folder(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "scan-"));
  dirs.push(dir);
  await mkdir(join(dir, "jilin"));
  for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content);
  return dir;
}

const ids = new Map([["jilin", new Set(["E00077", "12", "厂 7", "320000000000017"])]]);
const hash = (kind: string, text: string) => createHash(kind).update(text).digest("hex");
const arrow = (cell: string) =>
  toArrow(benchmarksTable, [
    {
      city: "jilin",
      survey: "enterprise",
      quarter: "2016Q1",
      cell: "micro/C",
      measure: "labour_force",
      known_total: 12,
    },
    {
      city: "jilin",
      survey: "enterprise",
      quarter: "2016Q1",
      cell,
      measure: "labour_force",
      known_total: null,
    },
  ]);

test("ids are found as they are and hashed, in text, Arrow and archives", async () => {
  const dir = await folder({
    "cells.csv": "cell,n\nE00077,1\n",
    "page.html": `<p data-unit="${hash("sha256", "jilin/E00077")}">厂 7</p>`,
    "jilin/cells.arrow": arrow("E00077"),
    "jilin/notes.json": JSON.stringify({ a: hash("md5", "12").toUpperCase(), b: "320000000000017" }),
    "jilin.zip": zipOf("inner.csv", "x\nE00077\n"),
    "sample.zip": zipOf("csv/sample.csv", "x\nE00077\n"),
  });
  const { sightings, tooShort } = await scanForIds([dir], ids);
  expect(sightings.map(({ file, id, as }) => `${file}: ${id} as ${as}`).toSorted()).toEqual([
    "cells.csv: E00077 as itself",
    "jilin.zip: E00077 as itself",
    "jilin/cells.arrow: E00077 as itself",
    "jilin/notes.json: 12 as md5",
    "jilin/notes.json: 320000000000017 as itself",
    "page.html: E00077 as sha256 of jilin/E00077",
    "page.html: 厂 7 as itself",
  ]);
  expect(tooShort).toBe(1);
});

test("ids are found in workbooks, where the places of cells are no ids", async () => {
  const inWorkbook = async (cell: string) => {
    const sheet = { name: "alerts", rows: [["cell"], [cell]] };
    const dir = await folder({ "alerts.xlsx": await writeXlsx({ sheets: [sheet] }) });
    return (await scanForIds([dir], new Map([["jilin", new Set(["A2", "E00077"])]]))).sightings;
  };
  expect(await inWorkbook("small/C")).toEqual([]);
  expect(await inWorkbook("E00077")).toEqual([{ file: "alerts.xlsx", id: "E00077", as: "itself" }]);
});

test("ids are found in Parquet", async () => {
  const dir = await folder({ "cells.csv": "cell,n\nE1,1\nE00077,2\n" });
  const parquet = await openParquetWriter();
  const columns = [
    { name: "cell", type: "utf8", title: { zh: "单元", en: "cell" } },
    { name: "n", type: "int32", title: { zh: "个数", en: "count" } },
  ] as const;
  const table = { name: "cells", title: { zh: "单元", en: "cells" }, columns };
  await parquet.write(table, join(dir, "cells.csv"), join(dir, "jilin", "cells.parquet"));
  parquet.close();
  const { sightings, sealed } = await scanForIds([join(dir, "jilin")], ids);
  expect(sightings).toEqual([{ file: "cells.parquet", id: "E00077", as: "itself" }]);
  expect(sealed).toEqual([]);
});

test("counts, longer words and the sample of simulated returns are no sightings", async () => {
  const dir = await folder({
    "cells.csv": "n\n12\nE000771\nXE00077\n",
    "jilin/sample.arrow": arrow("E00077"),
    "picture.png": "E00077",
  });
  expect(await scanForIds([dir], ids)).toMatchObject({
    ...{ sightings: [], files: 1, leftOut: 1, sealed: ["picture.png"] },
  });
});

/** A ZIP archive of one file. */
function zipOf(name: string, text: string): Buffer {
  const packed = deflateRawSync(Buffer.from(text));
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30);
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(0x02014b50);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(name.length, 28);
  entry.write(name, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, entry, end]);
}

import { parseCellRef, readXlsx, type Sheet } from "hucre/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import type { Column } from "#contract/column.ts";
import { columnOfHeader, parseCell } from "#contract/derive.ts";
import { type ReturnTableName, returnTables } from "#contract/input/input-tables.ts";
import { workbookFaults } from "#pipeline/mark/xml-faults.ts";
import { FORM_LANGS } from "./form-words.ts";
import { type FormPage, formWorkbook } from "./form-workbook.ts";
import type { FormRow } from "./panel.ts";

const cityName = { zh: "长春", en: "Changchun" };
const page = (part: Partial<FormPage> = {}): FormPage => ({
  ...{ city: "changchun", quarter: "2018Q1", cityName, lang: "zh" },
  ...part,
});
const names = Object.keys(returnTables) as ReturnTableName[];
const place = { quarter: "2018Q1", city: "changchun" };
const panel: Readonly<Record<ReturnTableName, readonly FormRow[]>> = {
  communities: [{ ...place, community_id: "007", area: "urban" }],
  enterprises: [{ ...place, enterprise_id: "E1", size: "small", sector: "C", employees_start: 20 }],
  administrative: [{ ...place, measure: "entrepreneurs", group: "disabled" }],
  startups: [{ ...place, startup_id: "S1", supported_quarter: "2017Q4", group: "laid_off" }],
};
const HEADER = 2;

async function sheetsOf(bytes: Uint8Array): Promise<[Sheet, Sheet]> {
  const [form, notes] = (await readXlsx(bytes, { readStyles: true })).sheets;
  if (!form || !notes) throw new Error("a form has two sheets");
  return [form, notes];
}

/** The limit of a column, by its name. */
function limitOf(name: ReturnTableName, sheet: Sheet, column: string) {
  const index = returnTables[name].columns.findIndex((c) => c.name === column);
  return sheet.dataValidations?.find(({ range }) => parseCellRef(range.split(":")[0] ?? "").col === index);
}

const cases = names.flatMap((name) => FORM_LANGS.map((lang) => ({ name, lang })));

describe.each(cases)("the form of $name in $lang", ({ name, lang }) => {
  const columns: readonly Column[] = returnTables[name].columns;
  let bytes: Uint8Array;
  let form: Sheet;
  let notes: Sheet;
  beforeAll(async () => {
    bytes = await formWorkbook(name, panel[name], page({ lang }));
    [form, notes] = await sheetsOf(bytes);
  });

  test("has all columns of the contract in their order, below a title", () => {
    const headers = form.rows[HEADER] ?? [];
    expect(headers).toStrictEqual(columns.map((column) => column.title[lang]));
    expect(headers.map((header) => columnOfHeader(returnTables[name], String(header)))).toStrictEqual([
      ...columns,
    ]);
    expect(form.rows[0]?.[0]).toMatch(lang === "zh" ? /^长春市 2018年第一季度 / : /^Changchun, Q1 2018, /);
    expect(form.freezePane?.rows).toBe(HEADER + 1);
  });

  test("says of every header what belongs below it, and the second sheet says it again", () => {
    columns.forEach((column, c) => {
      const note = form.cells?.get(`${HEADER},${c}`)?.comment?.text ?? "";
      expect(note.split("\n"), column.name).toHaveLength(4);
      for (const line of note.split("\n")) expect(notes.rows.flat(), column.name).toContain(line);
    });
  });

  test("lists only words that the contract reads, and few enough for a spreadsheet", () => {
    const lists = columns.flatMap((column) => {
      const limit = limitOf(name, form, column.name);
      return limit?.type === "list" ? [{ column, words: limit.values ?? [], limit }] : [];
    });
    expect(lists.length).toBeGreaterThan(2);
    for (const { column, words, limit } of lists) {
      expect(words.join(",").length, column.name).toBeLessThanOrEqual(255);
      for (const word of words) expect(parseCell(column, word), column.name).toHaveProperty("value");
      const read = words.map((word) => JSON.stringify(parseCell(column, word)));
      expect(new Set(read).size, column.name).toBe(words.length);
      // Sectors go by their letters in both languages.
      if (lang === "zh" && column.valueSynonyms && column.name !== "sector")
        for (const word of words) expect(word).toMatch(/\p{Script=Han}/u);
      expect(limit.inputMessage && limit.errorMessage).toBeTruthy();
    }
  });

  test("holds counts to 0 and above", () => {
    for (const column of columns.filter((c) => c.count)) {
      expect(limitOf(name, form, column.name)).toMatchObject({
        ...{ type: column.type === "int32" ? "whole" : "decimal", operator: "between", formula1: "0" },
        ...{ errorStyle: "stop", showErrorMessage: true, showInputMessage: true },
      });
    }
  });

  test("has the panel filled in, in words that are read back as they were", () => {
    const [given = {}] = panel[name];
    columns.forEach((column, c) => {
      const cell = form.rows[HEADER + 1]?.[c] ?? null;
      const wanted = given[column.name] ?? null;
      expect(cell === null ? null : parseCell(column, String(cell)), column.name).toStrictEqual(
        wanted === null ? null : { value: wanted },
      );
    });
    expect(
      form.rows
        .slice(HEADER + 2)
        .flat()
        .filter((cell) => cell !== null),
    ).toStrictEqual([]);
  });

  test("is well formed, and the same bytes every time", async () => {
    expect(workbookFaults(bytes)).toStrictEqual([]);
    expect(await formWorkbook(name, panel[name], page({ lang }))).toStrictEqual(bytes);
  });
});

test("drop-downs of a Chinese form are Chinese", async () => {
  const [form] = await sheetsOf(await formWorkbook("enterprises", panel.enterprises, page()));
  const lists = ["size", "status", "restructuring", "quarter"].map(
    (column) => limitOf("enterprises", form, column)?.values,
  );
  expect(lists).toStrictEqual([
    ["大型", "中型", "小型", "微型"],
    ["在营", "关闭", "拒报"],
    ["合并", "分立", "划转"],
    ["2018Q1"],
  ]);
});

test("without a panel the rows are blank, and their number is that of a sample", async () => {
  const [form] = await sheetsOf(await formWorkbook("enterprises", [], page({ city: "new", cityName: null })));
  expect(form.rows[0]?.[0]).toBe("new 2018年第一季度 企业季度报表");
  expect(
    form.rows
      .slice(HEADER + 1)
      .flat()
      .every((cell) => cell === null),
  ).toBe(true);
  expect(limitOf("enterprises", form, "hires")?.range).toBe("H4:H903");
});

test("an A4 page across has the header on top, however many there are", async () => {
  const [form] = await sheetsOf(await formWorkbook("communities", panel.communities, page()));
  expect(form.pageSetup).toMatchObject({
    ...{ paperSize: "a4", orientation: "landscape", fitToWidth: 1, fitToHeight: 0 },
    ...{ printTitlesRow: "$1:$3", printArea: "$A$1:$O$24" },
  });
});

test("a sum that is not right turns red while it is written", async () => {
  const [form] = await sheetsOf(await formWorkbook("enterprises", panel.enterprises, page()));
  const rule = form.conditionalRules?.find(({ range }) => range.startsWith("K4:"));
  expect(rule?.formula).toBe("AND(COUNT($G4,$H4,$I4,$K4)=4,$G4+$H4-$I4<>$K4)");
});

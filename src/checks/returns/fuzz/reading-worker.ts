import { parentPort } from "node:worker_threads";
import { frameTable } from "#contract/input/input-tables.ts";
import { checkCity } from "#pipeline/check/city-returns.ts";
import { dealRows } from "#pipeline/handed-in/deal.ts";
import { openFile } from "#pipeline/handed-in/open-file.ts";
import {
  type InputTableName,
  inputTables,
  returnText,
  understandFile,
} from "#pipeline/handed-in/return-file.ts";
import { judge } from "#pipeline/issue/judge.ts";
import { type Entry, readTable } from "#pipeline/read/read.ts";
import type { Reading, ReadRow } from "./read-in-worker.ts";

// Reads a file in a thread of its own, so that one that hangs or fills the memory can be stopped.

const FRAME = returnText(
  "frame",
  "changchun/frame.csv",
  `${frameTable.columns.map(({ name }) => name).join(",")}\n2016Q1,community,urban,9000,90000,\n2016Q1,community,rural,9000,9000,\n`,
);

async function readFile(bytes: Uint8Array, table: InputTableName): Promise<Reading> {
  const path = `changchun/2016Q1/${table}.file`;
  const understood = understandFile(await openFile(path, bytes), table);
  const read = understood.sheets.map((sheet) => {
    const name = sheet.table.name as InputTableName;
    return { sheet, ...readTable(inputTables[name], { path, sheets: [sheet], issues: [] }) };
  });
  const entries = read.flatMap((one): readonly Entry<unknown>[] => one.entries);
  const issues = [...understood.issues, ...read.flatMap((one) => one.issues)];
  const { usable, ledger } = judge(entries, issues);
  const used = new Set(usable.map(({ sheet, line }) => JSON.stringify([sheet, line])));
  return {
    issues: issues.map(({ code, severity, sheet, row, value }) => ({ code, severity, sheet, row, value })),
    ledger,
    ledgerOfCity: ledgerOfCity(understood, table),
    accounts: understood.accounts.map(({ sheet, table: held, rows }) => ({ sheet, table: held, rows })),
    sheets: understood.sheets.map(({ grid, header, columns, data, table: held }) => ({
      sheet: grid.sheet,
      table: held.name,
      header: header.line,
      columns: columns.map((column) => column?.name ?? null),
      data: data.length,
    })),
    rows: entries.map(({ sheet, line, row }): ReadRow => {
      return { sheet, line, used: used.has(JSON.stringify([sheet, line])), row: row as ReadRow["row"] };
    }),
  };
}

/** Dealt to its quarter and checked, as any return is. */
function ledgerOfCity(understood: ReturnType<typeof understandFile>, table: InputTableName) {
  const deal = dealRows(understood, { city: "changchun", quarter: "2016Q1" }, new Map());
  const files = deal.dealt.flatMap((one) =>
    one.table === table && one.table !== "frame" ? [[one.table, one.file] as const] : [],
  );
  const quarter = { quarter: "2016Q1", path: "changchun/2016Q1", files: Object.fromEntries(files) };
  return checkCity({ city: "changchun", path: "changchun", frame: FRAME, quarters: [quarter] }).ledger;
}

parentPort?.on("message", ({ bytes, table }: { bytes: Uint8Array; table: InputTableName }) => {
  readFile(bytes, table).then(
    (reading) => parentPort?.postMessage({ reading }),
    (error: unknown) => {
      parentPort?.postMessage({
        thrown: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    },
  );
});

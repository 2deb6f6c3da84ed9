import { Worker } from "node:worker_threads";
import type { InputTableName } from "#pipeline/handed-in/return-file.ts";
import type { RowKind } from "#pipeline/handed-in/row-kinds.ts";
import type { Ledger } from "#pipeline/issue/judge.ts";

// What became of a file, read in a thread that is stopped when it takes too long or too much.

type Value = string | number | boolean | null;

export interface ReadRow {
  readonly sheet: string | null;
  readonly line: number;
  readonly used: boolean;
  readonly row: Readonly<Record<string, Value>> | null;
}

export interface ReadIssue {
  readonly code: string;
  readonly severity: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly value: string | null;
}

export interface Reading {
  readonly issues: readonly ReadIssue[];
  readonly ledger: Ledger;
  readonly ledgerOfCity: Ledger;
  readonly accounts: readonly {
    readonly sheet: string | null;
    readonly table: string | null;
    readonly rows: Readonly<Record<RowKind, number>>;
  }[];
  readonly sheets: readonly {
    readonly sheet: string | null;
    readonly table: string;
    readonly header: number;
    readonly columns: readonly (string | null)[];
    readonly data: number;
  }[];
  readonly rows: readonly ReadRow[];
}

export interface Reader {
  /** @throws when reading throws, takes longer than 10 seconds, or more memory than a reader may have. */
  readonly read: (bytes: Uint8Array, table: InputTableName) => Promise<Reading>;
  readonly close: () => Promise<unknown>;
}

const LONGEST = 10_000;
const MEGABYTES = 1024;

export function startReader(): Reader {
  let worker: Worker | null = null;
  const running = () => {
    worker ??= new Worker(new URL("./reading-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    return worker;
  };
  const stop = async () => {
    await worker?.terminate();
    worker = null;
  };
  const read = (bytes: Uint8Array, table: InputTableName) =>
    new Promise<Reading>((resolve, reject) => {
      const reader = running();
      const fail = (what: string) => {
        end();
        stop().then(() => reject(new Error(what)));
      };
      const onError = (error: unknown) => fail(`the reader died: ${error}`);
      const onExit = (code: number) => fail(`the reader ended with ${code}`);
      const onMessage = (said: { reading?: Reading; thrown?: string }) => {
        end();
        if (said.reading) resolve(said.reading);
        else reject(new Error(`reading threw: ${said.thrown}`));
      };
      const timer = setTimeout(() => fail(`not read within ${LONGEST / 1000} seconds`), LONGEST);
      const end = () => {
        clearTimeout(timer);
        reader.off("error", onError).off("exit", onExit).off("message", onMessage);
      };
      reader.on("error", onError).on("exit", onExit).on("message", onMessage);
      reader.postMessage({ bytes, table });
    });
  return { read, close: stop };
}

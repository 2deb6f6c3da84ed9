import fc from "fast-check";
import { encode } from "iconv-lite";
import { afterAll, describe, test, vi } from "vitest";
import { packed } from "#pipeline/handed-in/written-workbook.ts";
import { type Damage, damages } from "./damage.ts";
import { type GoodTable, goodTable } from "./good-tables.ts";
import { expectAccounted, expectNothingNew, expectSameMeaning, expectSeenInCells } from "./invariants.ts";
import { type Layout, layOut, layoutOf } from "./layouts.ts";
import { startReader } from "./read-in-worker.ts";
import { rearrangements } from "./rearrange.ts";
import { simpleReading } from "./simple-reading.ts";
import { bookForm, bookOf, type Parts, partsOf, wildBookForm } from "./written-books.ts";
import { encodeText, textForm, textOf } from "./written-text.ts";

// Files by the thousand, dressed up and damaged: no crash, no hang, no wrong number, no lost row. FC_RUNS=20 tries
// twenty times as many and ends at the first that fails, FC_SEED tries others.

const TIMES = Number(process.env.FC_RUNS ?? 1);
const runs = (n: number): fc.Parameters<unknown> => ({
  numRuns: Math.ceil(n * TIMES),
  endOnFailure: TIMES > 1,
});
vi.setConfig({ testTimeout: 120_000 * Math.max(1, TIMES) });

const reader = startReader();
afterAll(() => reader.close());

type Dressed = { readonly good: GoodTable; readonly layout: Layout };
const dressed: fc.Arbitrary<Dressed> = goodTable.chain((good) =>
  layoutOf(good).map((layout) => ({ good, layout })),
);

async function expectSound(bytes: Uint8Array, good: GoodTable): Promise<void> {
  const reading = await reader.read(bytes, good.name);
  expectAccounted(reading);
  const seen = await simpleReading(bytes, reading);
  if (seen) expectSeenInCells(reading, seen, good);
}

describe("text", () => {
  test("however a table is laid out, written and encoded, it means the same", async () => {
    await fc.assert(
      fc.asyncProperty(dressed, textForm, async ({ good, layout }, form) => {
        const bytes = encodeText(textOf(layOut(good, layout, false), form), form);
        const reading = await reader.read(bytes, good.name);
        expectAccounted(reading);
        expectSameMeaning(reading, good);
      }),
      runs(250),
    );
  });

  test("whatever happens to its bytes, no number is wrong and no row is lost", async () => {
    await fc.assert(
      fc.asyncProperty(dressed, textForm, damages, async ({ good, layout }, form, harm) => {
        await expectSound(harm(encodeText(textOf(layOut(good, layout, false), form), form)), good);
      }),
      runs(400),
    );
  });

  test("whatever happens to its rows and columns, and to the mark that says its encoding", async () => {
    const form = fc.tuple(
      textForm,
      fc.constantFrom(null, null, null, "utf8", "gbk", "latin1", "big5", "utf16le"),
    );
    await fc.assert(
      fc.asyncProperty(dressed, rearrangements, form, async ({ good, layout }, change, [as, really]) => {
        const text = textOf(change(layOut(good, layout, false)), as);
        await expectSound(
          really === null ? encodeText(text, as) : encode(text, really, { addBOM: as.mark }),
          good,
        );
      }),
      runs(400),
    );
  });

  test("whatever happens to its characters before it is encoded", async () => {
    await fc.assert(
      fc.asyncProperty(dressed, textForm, damages, async ({ good, layout }, form, harm) => {
        const text = Buffer.from(harm(Buffer.from(textOf(layOut(good, layout, false), form)))).toString();
        await expectSound(encodeText(text, form), good);
      }),
      runs(300),
    );
  });
});

describe("workbooks", () => {
  test("however a table is laid out and written, it means the same", async () => {
    await fc.assert(
      fc.asyncProperty(dressed, bookForm, async ({ good, layout }, form) => {
        const book = await bookOf(layOut(good, layout, true), form);
        const bytes = book instanceof Uint8Array ? book : packed(book);
        const reading = await reader.read(bytes, good.name);
        expectAccounted(reading);
        expectSameMeaning(reading, good);
      }),
      runs(150),
    );
  });

  test("whatever happens to rows and columns, and whatever is merged", async () => {
    await fc.assert(
      fc.asyncProperty(dressed, rearrangements, wildBookForm, async ({ good, layout }, change, form) => {
        await expectSound(packed(partsOf(change(layOut(good, layout, true)), form)), good);
      }),
      runs(250),
    );
  });

  test("whatever is blown up, honestly or not", async () => {
    const sign = fc.constantFrom(" ", "\n", "<row/>", "<!-- -->", "9");
    const size = fc.constantFrom(1e6, 1e7, 4e7);
    await fc.assert(
      fc.asyncProperty(
        dressed,
        bookForm,
        sign,
        size,
        fc.boolean(),
        async ({ good, layout }, form, sign, size, honest) => {
          const parts = partsOf(layOut(good, layout, true), form);
          const [name = ""] = Object.keys(parts).filter((part) => part.includes("sheet1"));
          const blown = String(parts[name]).replace(
            "<sheetData>",
            `<sheetData>${sign.repeat(size / sign.length)}`,
          );
          const bytes = packed({ ...parts, [name]: blown });
          const entry = Buffer.from(bytes).lastIndexOf(name) - 46;
          if (!honest) new DataView(bytes.buffer).setUint32(entry + 24, 10_000, true);
          expectAccounted(await reader.read(bytes, good.name));
        },
      ),
      runs(4),
    );
  });

  test("whatever happens to the archive, what is read of it is what was written", async () => {
    await fc.assert(
      fc.asyncProperty(dressed, bookForm, damages, async ({ good, layout }, form, harm) => {
        const book = await bookOf(layOut(good, layout, true), form);
        const bytes = harm(book instanceof Uint8Array ? book : packed(book));
        const reading = await reader.read(bytes, good.name);
        expectAccounted(reading);
        expectNothingNew(reading, good);
      }),
      runs(200),
    );
  });

  test("whatever happens to one of its parts before it is packed", async () => {
    await fc.assert(
      fc.asyncProperty(
        dressed,
        wildBookForm,
        damages,
        fc.nat(),
        async ({ good, layout }, form, harm, which) => {
          const parts = partsOf(layOut(good, layout, true), form);
          await expectSound(packed(harmed(parts, which, harm)), good);
        },
      ),
      runs(250),
    );
  });
});

/** Sheets and texts more often than the rest. */
function harmed(parts: Parts, which: number, harm: Damage): Parts {
  const names = Object.keys(parts);
  const often = names.filter((name) => /sheet\d|sharedStrings/.test(name));
  const name = [...names, ...often, ...often, ...often][which % (names.length + 3 * often.length)] ?? "";
  const part = parts[name] ?? "";
  return { ...parts, [name]: harm(typeof part === "string" ? Buffer.from(part) : part) };
}

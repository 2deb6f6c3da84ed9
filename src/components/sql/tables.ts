import { element } from "#check/element.ts";
import type { Library } from "#components/library.ts";
import { tableFile } from "#contract/published/data-files.ts";
import { type PublishedTableName, publishedTables } from "#contract/published/published-tables.ts";
import { engineFailure } from "#db/engine-failure.ts";
import type { SqlFacts } from "./facts.ts";
import { isByCity, type TableNeed } from "./needs.ts";
import type { SqlWords } from "./words.ts";

// Which of the release's files lie in the engine, and how they get there.

/** Files fetched at once. */
const TOGETHER = 4;

interface Held {
  readonly table: PublishedTableName;
  readonly city: string | null;
}

export interface HeldTables {
  /** Loads what a query needs, and takes out cities that its tables may not hold. */
  meet(
    needs: readonly TableNeed[],
    onFile: (done: number, all: number, bytes: number) => void,
  ): Promise<void>;
  /** A row a table: name, cities, rows, bytes. */
  rows(words: SqlWords): HTMLTableRowElement[];
}

export function holdTables(library: Library, facts: SqlFacts, signal: AbortSignalSource): HeldTables {
  const held = new Map<string, Held>();
  for (const table of ["indicators", "t_quantiles"] as const)
    held.set(pathOf(table, null), { table, city: null });

  const loadOne = async ({ table, city }: Held) => {
    await library.load(table, city);
    held.set(pathOf(table, city), { table, city });
  };
  const takeOut = async ({ table, cities, exact }: TableNeed) => {
    for (const [path, entry] of held) {
      const { city } = entry;
      if (!exact || entry.table !== table || city === null || cities?.includes(city)) continue;
      await library.unload(table, city);
      held.delete(path);
    }
  };
  return {
    async meet(needs, onFile) {
      for (const need of needs) if (isByCity(need.table)) await takeOut(need);
      const wanted = needs
        .flatMap(({ table, cities }): Held[] => (cities ?? [null]).map((city) => ({ table, city })))
        // A city without a file of a table has no rows in it.
        .filter(({ table, city }) => city === null || pathOf(table, city) in facts.files)
        .filter(({ table, city }) => !held.has(pathOf(table, city)));
      const bytes = wanted.reduce(
        (sum, { table, city }) => sum + (facts.files[pathOf(table, city)]?.bytes ?? 0),
        0,
      );
      for (let i = 0; i < wanted.length; i += TOGETHER) {
        onFile(i, wanted.length, bytes);
        if (signal()?.aborted) throw engineFailure("cancelled", "the reader stopped the loading");
        await Promise.all(wanted.slice(i, i + TOGETHER).map(loadOne));
      }
    },
    rows: (words) => tableRows([...held.values()], facts, words),
  };
}

type AbortSignalSource = () => AbortSignal | undefined;

const pathOf = (table: PublishedTableName, city: string | null) => tableFile(table, city, "arrow");

function tableRows(held: readonly Held[], facts: SqlFacts, { t, bytes }: SqlWords): HTMLTableRowElement[] {
  const names = Object.keys(publishedTables) as PublishedTableName[];
  return names.flatMap((table) => {
    const own = held.filter((entry) => entry.table === table);
    if (own.length === 0) return [];
    const files = own.map(({ city }) => facts.files[pathOf(table, city)]);
    const sum = (part: "rows" | "bytes") => files.reduce((total, file) => total + (file?.[part] ?? 0), 0);
    const cities = own.flatMap(({ city }) => (city === null ? [] : [facts.cityNames[city] ?? city]));
    const name = element(
      "th",
      "",
      element("code", "", table),
      ` ${publishedTables[table].title[facts.lang]}`,
    );
    name.scope = "row";
    return [
      element(
        "tr",
        "",
        name,
        element("td", "", isByCity(table) ? cities.join(t("sql.comma")) : t("sql.all_cities")),
        element("td", "sql-number", t("sql.number", { n: sum("rows") })),
        element("td", "sql-number", bytes(sum("bytes"))),
      ),
    ];
  });
}

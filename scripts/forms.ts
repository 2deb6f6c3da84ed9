import { existsSync } from "node:fs";
import { join } from "node:path";
import { toCsv } from "#contract/csv.ts";
import { foldText } from "#contract/derive.ts";
import { frameTable, type ReturnTableName, returnTables } from "#contract/input/input-tables.ts";
import { writtenQuarter } from "#contract/input/written-quarter.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { cityIdsByName } from "#contract/registry/registry.ts";
import { checkFrame } from "#pipeline/check/check-frame.ts";
import { type CityFiles, checkCity } from "#pipeline/check/city-returns.ts";
import { command, runCommand } from "./command-line.ts";
import { liesIn } from "./data/data-options.ts";
import { FORM_LANGS, type FormLang } from "./forms/form-words.ts";
import { formWorkbook } from "./forms/form-workbook.ts";
import { frameRowsFor } from "./forms/frame-rows.ts";
import { panelFor } from "./forms/panel.ts";
import { type FormFile, writeForms } from "./forms/write-forms.ts";
import { readRegistry } from "./registry.ts";
import { type CityIds, listReturns, readCity } from "./returns-folder.ts";

export interface FormsOptions {
  readonly city: string;
  readonly quarter: string;
  readonly returns: string;
  readonly out: string;
  readonly lang: FormLang;
  readonly force: boolean;
}

const RETURNS = "data/returns";
const FORMS = command({
  line: "npm run forms --",
  does:
    "Writes blank returns as XLSX, with the panel of the quarter before filled in, for the office's own\n" +
    "staff (they hold the numbers of all units), and the rows that frame.csv will need.",
  more: "docs/office.md, step 1",
  options: {
    city: { type: "string", value: "ID", needed: true, says: "the city's id, such as changchun" },
    quarter: { type: "string", value: "QUARTER", needed: true, says: "the quarter, such as 2018Q1" },
    returns: {
      type: "string",
      value: "DIR",
      default: RETURNS,
      says: "returns, with the quarter before",
    },
    out: { type: "string", value: "DIR", default: "data/office/forms", says: "where the forms go" },
    lang: { type: "string", value: "zh|en", default: "zh", says: "language of the forms" },
    force: { type: "boolean", default: false, says: "moves forms aside that have been filled in" },
  },
});
/** Where releases and sites are built and served from. */
const PUBLISHED = ["public", "published", "dist"];
const CITY_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

/** @throws naming the option, what was expected and what was found. */
export function readOptions(args: readonly string[]): FormsOptions {
  const { values } = FORMS.read(args);
  const { city = "", returns, out, force } = values;
  const quarter = writtenQuarter(foldText(values.quarter ?? ""));
  if (!CITY_PATTERN.test(city)) {
    throw new Error(`--city: expected a city id such as changchun; found ${city || "nothing"}`);
  }
  if (quarter === null) {
    throw new Error(`--quarter: expected a quarter such as 2018Q1; found ${values.quarter || "nothing"}`);
  }
  const lang = FORM_LANGS.find((known) => known === values.lang);
  if (!lang) throw new Error(`--lang: expected one of ${FORM_LANGS.join(", ")}; found ${values.lang}`);
  checkOut(out, returns);
  return { city, quarter, returns, out, lang, force };
}

/** Forms name enterprises and their staff; and blank ones among the returns would be read as returns. */
function checkOut(out: string, returns: string): void {
  const folder = [...PUBLISHED, returns].find((other) => liesIn(out, other));
  if (folder) throw new Error(`--out: expected a folder outside ${folder}; found ${out}`);
}

/** Writes the forms of a city and quarter and says what they rest on. @returns their folder. */
export async function makeForms(
  options: FormsOptions,
  log: (line: string) => void = console.log,
): Promise<string> {
  const { city, quarter, returns, lang } = options;
  const registry = await readRegistry();
  const cityName = registry.cities.find(({ id }) => id === city) ?? null;
  if (!cityName) {
    const known = registry.cities.map(({ id }) => id).join(", ");
    log(
      `${city} is not in data/registry/cities.json (known: ${known}): the forms show its id in place of a name`,
    );
  }
  const files = await filesOf(returns, city, cityIdsByName(registry.cities), log);
  const panel = panelFor(checkCity(files), quarter);
  const frame = frameRowsFor(checkFrame(files.frame, `${city}/frame.csv`, files).rows, quarter);
  if (quarter.endsWith("Q1") && Object.values(panel).some(({ rows }) => rows.length > 0)) {
    log(
      `${quarter} is the first quarter of a year, when panels are renewed: the forms assume that the panel of ` +
        `${quarterOf(quarterIndex(quarter) - 1)} stays; delete rows of units that leave, add those that come`,
    );
  }
  const made: FormFile[] = [];
  for (const name of Object.keys(returnTables) as ReturnTableName[]) {
    const { rows, said } = panel[name];
    const bytes = await formWorkbook(name, rows, { city, quarter, cityName, lang });
    made.push({ name: `${name}.xlsx`, bytes });
    log(`${name}.xlsx (${Math.ceil(bytes.length / 1024)} KB): ${said.join("; ")}`);
  }
  if (frame.rows) {
    made.push({ name: `frame-${quarter}.csv`, bytes: Buffer.from(toCsv(frameTable, frame.rows)) });
  }
  log(frame.rows ? `frame-${quarter}.csv: ${frame.said}` : frame.said);
  const dir = join(options.out, city, quarter);
  const aside = await writeForms(dir, made, options.force);
  if (aside) log(`the forms that were there lie in ${aside}`);
  log(`${made.length} files in ${dir}`);
  return dir;
}

/** A city of which nothing lies in the returns is a new one; an office that begins has no returns yet. */
async function filesOf(
  returns: string,
  city: string,
  cityIds: CityIds,
  log: (line: string) => void,
): Promise<CityFiles> {
  const begins = returns === RETURNS && !existsSync(returns);
  const folder = begins ? null : await listReturns(returns, cityIds);
  if (folder?.simulated) {
    log(
      `${returns} holds simulated returns (returns.json says so): real ones belong in another folder, as the rows of ` +
        "each unit are published with simulated ones",
    );
  }
  if (folder?.cities.includes(city)) {
    return (await readCity(returns, city, { cityIds, common: folder.common })).files;
  }
  log(`nothing of ${city} in ${returns}: it is taken as a new city`);
  return { city, path: city, frame: null, quarters: [] };
}

if (import.meta.main) {
  await runCommand(FORMS, async (args) => {
    await makeForms(readOptions(args));
  });
}

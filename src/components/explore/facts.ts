import type { ListedFile } from "#components/library.ts";
import type { Lang } from "#components/links.ts";
import { listedFiles } from "#components/page-facts.ts";
import { PERIOD_KINDS } from "#contract/period.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import { cityOf, type Indicator, type Registry } from "#contract/registry/registry.ts";
import type { Database } from "#db/database.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { ExploreBounds } from "./state.ts";

/** What the explorer knows besides rows: at build, and again in the browser from a data block. */
export interface ExploreFacts {
  readonly lang: Lang;
  readonly release: string;
  readonly simulated: boolean;
  readonly names: Readonly<Record<string, string>>;
  readonly bases: Readonly<Record<string, Manifest["cities"][number]["design_basis"]>>;
  readonly indicators: readonly ExploreIndicator[];
  /** Names of the cells in the page's language. */
  readonly cells: Readonly<Record<string, string>>;
  readonly bounds: ExploreBounds;
  readonly files: Readonly<Record<string, ListedFile>>;
}

export type ExploreIndicator = Pick<
  Indicator,
  "id" | "survey" | "domain" | "unit" | "pooling" | "name" | "short"
>;

const READ_TABLES = ["cells", "links", "benchmarks", "indicators", "t_quantiles"];

export async function exploreFacts(
  manifest: Manifest,
  registry: Registry,
  db: Database,
  words: LanguageWords,
): Promise<ExploreFacts> {
  const { lang } = words;
  const surveys = manifest.cities.flatMap(({ community, enterprise }) => [community, enterprise]);
  const known = surveys.filter((survey) => survey !== null);
  const enterprise = await enterpriseCells(db);
  const files = listedFiles(manifest, [...READ_TABLES, "estimates"]);
  return {
    lang,
    release: manifest.release,
    simulated: manifest.simulated,
    names: Object.fromEntries(manifest.cities.map(({ id }) => [id, cityOf(registry.cities, id)[lang]])),
    bases: Object.fromEntries(manifest.cities.map(({ id, design_basis }) => [id, design_basis])),
    indicators: registry.indicators.map(({ id, survey, domain, unit, pooling, name, short }) => ({
      ...{ id, survey, domain, unit, pooling, name, short },
    })),
    cells: Object.fromEntries(
      ["urban", "rural", "*", "register", ...enterprise].map((cell) => [
        cell,
        cellName(cell, registry, words),
      ]),
    ),
    bounds: {
      first: known.map(({ first }) => first).toSorted()[0] ?? manifest.release.slice(0, 6),
      last:
        known
          .map(({ last }) => last)
          .toSorted()
          .at(-1) ?? manifest.release.slice(0, 6),
      cities: manifest.cities.map(({ id }) => id),
      indicators: registry.indicators.map((indicator) => ({
        id: indicator.id,
        cells: cellsFor(indicator, enterprise),
        kinds: indicator.pooling === "none" ? ["quarter"] : PERIOD_KINDS,
        comparable: indicator.unit !== "persons",
      })),
    },
    files: Object.fromEntries(Object.entries(files).filter(([path]) => isRead(path))),
  };
}

/** Figures of all cities come in one file. */
const isRead = (path: string) => !/\/estimates\.arrow$/.test(path);

function cellsFor({ survey }: Indicator, enterprise: readonly string[]): readonly string[] {
  if (survey === "community") return ["urban", "rural", "*"];
  return survey === "enterprise" ? enterprise : [];
}

/** Cells that stand alone in some quarter; merged ones are not to be chosen, they come and go. */
async function enterpriseCells(db: Database): Promise<string[]> {
  const found = await db.query(`SELECT DISTINCT cell FROM cells
    WHERE survey = 'enterprise' AND NOT contains(cell, '&') ORDER BY cell`);
  return found.map(({ cell }) => String(cell));
}

/** "大中型 · 制造业"; merged cells with all their parts. */
function cellName(cell: string, registry: Registry, words: LanguageWords): string {
  if (cell === "*" || cell === "urban" || cell === "rural")
    return words.t(`area.${cell === "*" ? "all" : cell}`);
  if (cell === "register") return words.t("explore.cell_register");
  const [size = "", sector = ""] = cell.split("/");
  const named = registry.sectors.find(({ id }) => id === sector);
  return `${words.t(`enterprises.size.${size.replace("+", "_")}`)} · ${named ? named[words.lang] : sector}`;
}

/** Of cells as the engine names them, merged ones too. */
export function cellLabel(cell: string, facts: Pick<ExploreFacts, "cells">): string {
  return cell
    .split(" & ")
    .map((part) => facts.cells[part] ?? part)
    .join(" + ");
}

/** As short as a chart needs: size, and the letters of the sectors, "大中型 C E F". */
export function cellShort(cell: string, facts: Pick<ExploreFacts, "cells">, { t }: LanguageWords): string {
  const parts = cell.split(" & ").map((part) => part.split("/"));
  const [size = ""] = parts[0] ?? [];
  if (!parts.every((part) => part.length === 2)) return cellLabel(cell, facts);
  const letters = parts.map(([, sector]) => sector).join(" ");
  return `${t(`enterprises.size.${size.replace("+", "_")}`)} ${letters}`;
}

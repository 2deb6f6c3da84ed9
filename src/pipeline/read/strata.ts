import { foldText } from "#contract/derive.ts";
import {
  communitiesTable,
  enterprisesTable,
  type FrameRow,
  type Survey,
} from "#contract/input/input-tables.ts";

// Strata of the frame and the public cells made of them.

export interface FrameStratum {
  readonly id: string;
  readonly survey: Survey;
  /** Class within which weighting classes merge: the area, or the enterprise size. */
  readonly group: string;
  /** Public cell of the fixed partition: area; {large+medium, small, micro} x sector. PUBLIC_FILES, step 2. */
  readonly cell: string;
  readonly populationUnits: number;
  readonly knownTotal: number | null;
}

/** Words for areas and sizes, as in the returns themselves. */
const synonyms: ReadonlyMap<string, string> = new Map(
  [...communitiesTable.columns, ...enterprisesTable.columns]
    .filter((column) => column.name === "area" || column.name === "size")
    .flatMap((column) => Object.entries(column.valueSynonyms)),
);

/** `medium/C`; the separators offices use (- _ : | space) are read as the same, and so are 中型 and medium. */
export function stratumId(text: string): string {
  const parts = foldText(text).split(/[\s\-_:|/]+/);
  return parts.map((part) => synonyms.get(part) ?? part).join("/");
}

export function frameStrata(rows: readonly FrameRow[], survey: Survey): FrameStratum[] {
  return rows
    .filter((row) => row.survey === survey)
    .map((row) => {
      const id = stratumId(row.stratum);
      const [group = id] = id.split("/");
      return {
        id,
        survey,
        group,
        cell: cellOf(survey, id),
        populationUnits: row.population_units,
        // 0 over a population that is there is no total: check-frame.ts asks about it.
        knownTotal: row.known_total === 0 && row.population_units > 0 ? null : row.known_total,
      };
    });
}

function cellOf(survey: Survey, id: string): string {
  if (survey === "community") return id;
  const [size, ...sector] = id.split("/");
  const sizes = size === "large" || size === "medium" ? "large+medium" : size;
  return [sizes, ...sector].join("/");
}

/** The frame's stratum of an enterprise: size and sector where the frame has it, else size alone. */
export function enterpriseStratum(
  strata: ReadonlyMap<string, FrameStratum>,
  row: { readonly size: string; readonly sector: string },
): FrameStratum | undefined {
  return strata.get(stratumId(`${row.size}/${row.sector}`)) ?? strata.get(row.size);
}

/** Where the frame is not at hand: the stratum that a return names, of which nothing else is known. */
export function namedStratum(survey: Survey, text: string): FrameStratum {
  const id = stratumId(text);
  const [group = id] = id.split("/");
  return { id, survey, group, cell: cellOf(survey, id), populationUnits: Infinity, knownTotal: null };
}

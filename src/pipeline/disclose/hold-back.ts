import type { PublishedCellRow } from "#contract/published/office-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { type CheckedCity, type CityFiles, checkCity } from "#pipeline/check/city-returns.ts";
import { type LateReturn, lateKey } from "#pipeline/read/late-returns.ts";
import { changedSets, enterpriseRows, isTelling, publicationsOf, touchedUnits } from "./changed-sets.ts";
import { lettingIn, type Published } from "./late-groups.ts";

// A release may not tell of one or two enterprises by what it changed. Late returns that would are held back: the
// earlier return goes on counting until more of its cell have come. docs/disclosure.md, D10.

export interface EarlierRelease {
  /** Keys of the late returns that it counts. */
  readonly counted: ReadonlySet<string>;
  /** The cells of enterprises that it publishes; none where it publishes nothing of them. */
  readonly cells: readonly PublishedCellRow[];
}

/**
 * The city with every late return that may count.
 * @param earlier the releases that the public can set against the new one, the current one first.
 */
export function checkHoldingBack(
  files: CityFiles,
  earlier: readonly EarlierRelease[],
  indicators: readonly Indicator[],
): CheckedCity {
  const all = checkCity(files);
  const published = earlier.filter(({ cells }) => cells.length > 0);
  const [current] = published;
  const candidates = current ? newReturns(all, current.counted) : [];
  if (!current || candidates.length === 0) return all;
  const enterprise = indicators.filter(({ survey }) => survey === "enterprise");
  const full = enterpriseRows(all);
  const releases = published.map(({ counted, cells }): Published => {
    const rows = enterpriseRows(checkCity(files, (late) => !counted.has(lateKey(late))));
    return { publications: publicationsOf(cells, enterprise), rows, touched: touchedUnits(rows, full) };
  });
  const start = releases[0]?.rows ?? new Map();
  const letIn = new Set(
    lettingIn(candidates.map(candidateOf), start, full, releases).map(
      ({ quarter, unit }) => `${quarter} ${unit}`,
    ),
  );
  const held = new Set(candidates.filter((late) => !letIn.has(placeOf(late))).map(lateKey));
  return checkUntilNothingTells(files, candidates, held, releases);
}

/** Of enterprises, with those that a later one replaced: without it they would count. */
function newReturns(city: CheckedCity, counted: ReadonlySet<string>): LateReturn[] {
  return city.late.filter(
    (late) =>
      late.table === "enterprises" &&
      (late.status === "applied" || late.status === "replaced") &&
      !counted.has(lateKey(late)),
  );
}

const candidateOf = ({ quarter, unit }: LateReturn) => ({ quarter: quarterIndex(quarter), unit });
const placeOf = (late: LateReturn) => `${quarterIndex(late.quarter)} ${late.unit}`;

/**
 * What is held may decide which returns of later quarters keep the hard edits. Should one of these tell, the late
 * returns of its enterprises are held as well or, where they have none, all late returns of the quarter.
 */
function checkUntilNothingTells(
  files: CityFiles,
  candidates: readonly LateReturn[],
  held: Set<string>,
  releases: readonly Published[],
): CheckedCity {
  for (;;) {
    const city = checkCity(files, (late) => held.has(lateKey(late)));
    const after = enterpriseRows(city);
    const left = candidates.filter((late) => !held.has(lateKey(late)));
    const more = releases.flatMap(({ publications, rows }) => {
      const states = { before: rows, after, touched: touchedUnits(rows, after) };
      return publications.flatMap((publication) =>
        changedSets(publication, states)
          .filter(isTelling)
          .flatMap(({ units }) => {
            const own = left.filter(({ unit }) => units.has(unit));
            return own.length > 0
              ? own
              : left.filter(({ quarter }) => quarterIndex(quarter) === publication.quarter);
          }),
      );
    });
    if (more.length === 0) return city;
    for (const late of more) held.add(lateKey(late));
  }
}

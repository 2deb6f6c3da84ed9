import type { Manifest, ManifestCity } from "#contract/published/manifest.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Loss } from "./rehearsal.ts";

const SURVEYS = ["community", "enterprise"] as const;

/** What the current release holds and the candidate does not, the worst first. */
export function lossesOf(before: Manifest | null, now: Manifest): Loss[] {
  const cities = (before?.cities ?? []).map((old) => [old, now.cities.find((c) => c.id === old.id)] as const);
  const gone = cities.flatMap(([old, city]): Loss[] =>
    city ? [] : [{ kind: "city", city: old.id, survey: null, before: null, now: null }],
  );
  const kept = cities.flatMap(([old, city]) => (city ? [[old, city] as const] : []));
  return [
    ...gone,
    ...kept.flatMap(([old, city]) => SURVEYS.flatMap((survey) => surveyLoss(old, city, survey))),
    ...kept.flatMap(([old, city]) => newlyMissing(old, city)),
  ];
}

/** Cities that are gone as a whole: what was published of them need not be listed figure by figure. */
export function lostCities(losses: readonly Loss[]): Set<string> {
  return new Set(losses.filter((loss) => loss.kind === "city").map((loss) => loss.city));
}

/** A survey that is gone, or that ends before it did. */
function surveyLoss(old: ManifestCity, city: ManifestCity, survey: (typeof SURVEYS)[number]): Loss[] {
  const [before, now] = [old[survey], city[survey]];
  if (before === null || (now !== null && quarterIndex(now.last) >= quarterIndex(before.last))) return [];
  return [{ kind: "survey", city: city.id, survey, before: before.last, now: now?.last ?? null }];
}

function newlyMissing(old: ManifestCity, city: ManifestCity): Loss[] {
  const known = new Set(old.missing.map(({ quarter, survey }) => `${quarter} ${survey}`));
  return city.missing
    .filter(({ quarter, survey }) => !known.has(`${quarter} ${survey}`))
    .map(({ quarter, survey }) => ({ kind: "quarter", city: city.id, survey, before: quarter, now: null }));
}

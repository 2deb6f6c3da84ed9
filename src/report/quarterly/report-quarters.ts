import type { Manifest } from "#contract/published/manifest.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";

type City = Manifest["cities"][number];
export type ReturnedSurveys = { readonly community: boolean; readonly enterprise: boolean };

/** Which surveys have returns for the quarter. */
export function returnedSurveys(city: City, quarter: string): ReturnedSurveys {
  const has = (survey: keyof ReturnedSurveys) => {
    const state = city[survey];
    if (!state) return false;
    const index = quarterIndex(quarter);
    const within = index >= quarterIndex(state.first) && index <= quarterIndex(state.last);
    return within && !city.missing.some((gap) => gap.quarter === quarter && gap.survey === survey);
  };
  return { community: has("community"), enterprise: has("enterprise") };
}

/** Quarters of a city with a return of either survey, oldest first: each has a report. */
export function reportQuarters(city: City): string[] {
  const states = [city.community, city.enterprise].filter((state) => state !== null);
  if (states.length === 0) return [];
  const first = Math.min(...states.map((state) => quarterIndex(state.first)));
  const last = Math.max(...states.map((state) => quarterIndex(state.last)));
  return Array.from({ length: last - first + 1 }, (_, i) => quarterOf(first + i)).filter((quarter) => {
    const { community, enterprise } = returnedSurveys(city, quarter);
    return community || enterprise;
  });
}

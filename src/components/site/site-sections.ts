/** The sections of the site: path without language, and key of the name. */
export const SECTIONS = [
  ["", "nav.home"],
  ["cities/", "nav.cities"],
  ["reports/", "nav.reports"],
  ["compare/", "nav.compare"],
  ["indicators/", "nav.indicators"],
  ["data/", "nav.data"],
  ["explore/", "nav.explore"],
  ["policies/", "nav.policies"],
  ["alerts/", "nav.alerts"],
  ["methodology/", "nav.methodology"],
  ["releases/", "nav.releases"],
] as const;

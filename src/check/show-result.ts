import type { SheetAccount } from "#pipeline/handed-in/return-file.ts";
import type { Ledger } from "#pipeline/issue/judge.ts";
import type { CheckedPlace, CheckResult } from "./check-result.ts";
import { element } from "./element.ts";
import type { PageWords } from "./page-words.ts";

// What became of each row, and what was checked at all.

/** 412 rows: 405 usable, 5 to be confirmed, 2 refused. */
export function ledgerSentence(ledger: Ledger, { t }: PageWords): string {
  const { read, replaced = 0, held = 0 } = ledger;
  if (read + replaced + held === 0) return t("sentence.none");
  const parts = [
    t("sentence.accepted", { count: ledger.accepted }),
    ...(["queried", "refused", "replaced", "held"] as const).flatMap((key) => {
      const count = ledger[key] ?? 0;
      return count > 0 ? [t(`sentence.${key}`, { count })] : [];
    }),
  ];
  const rows = t(read === 1 ? "sentence.row" : "sentence.rows", { read });
  return rows + parts.join(t("sentence.joint")) + t("sentence.end");
}

export function scopeList(places: readonly CheckedPlace[], words: PageWords): HTMLElement {
  const { t } = words;
  const lines = groupPlaces(places).map((group) =>
    element("li", "", element("strong", "", placeName(group, words)), ...placeScope(group, words)),
  );
  return element(
    "section",
    "check-scope",
    element("h3", "", t("scope_title")),
    element(
      "ul",
      "",
      element("li", "", `${t("scope.checked")}${t("scope.colon")}${t("scope.always")}`),
      ...lines,
    ),
  );
}

/** Quarters of a city that were held against the same. */
interface PlaceGroup extends CheckedPlace {
  readonly until: string;
}

function groupPlaces(places: readonly CheckedPlace[]): PlaceGroup[] {
  const scopeOf = ({ city, frame, last }: CheckedPlace) =>
    JSON.stringify([city, frame, last?.atHand ? true : last?.quarter]);
  const groups: PlaceGroup[] = [];
  for (const place of places) {
    const before = groups.at(-1);
    const isSame = before !== undefined && scopeOf(before) === scopeOf(place);
    if (isSame) groups.pop();
    groups.push({ ...(isSame ? before : place), until: place.quarter });
  }
  return groups;
}

function placeName({ city, quarter, until }: PlaceGroup, words: PageWords): string {
  const [first, last] = [words.quarter(quarter), words.quarter(until)];
  const time = first === last ? first : words.t("scope.range", { first, last });
  return words.t("scope.place", { city: words.city(city), quarter: time });
}

function placeScope({ frame, last }: CheckedPlace, words: PageWords): string[] {
  const { t, quarter } = words;
  const checked = [
    ...(frame === true ? [t("scope.frame_yes")] : []),
    ...(last?.atHand ? [t("scope.last_yes")] : []),
  ];
  const unchecked = [
    ...(frame === false ? [t("scope.frame_no")] : []),
    ...(last && !last.atHand ? [t("scope.last_no", { quarter: quarter(last.quarter) })] : []),
  ];
  const said = [
    ...(checked.length > 0
      ? [`${t("scope.checked")}${t("scope.colon")}${checked.join(t("sentence.joint"))}`]
      : []),
    ...(unchecked.length > 0
      ? [`${t("scope.unchecked")}${t("scope.colon")}${unchecked.join(t("sentence.joint"))}`]
      : []),
  ];
  return said.length > 0 ? [t("scope.colon"), said.join(t("scope.joint"))] : [];
}

/** Sheets that are shown without being asked for. */
const FEW_SHEETS = 8;

export function accountList({ accounts }: CheckResult, words: PageWords): HTMLElement {
  const list = element("ul", "", ...accounts.map((account) => accountLine(account, words)));
  const details = element("details", "check-rows", element("summary", "", words.t("rows_title")), list);
  details.open = accounts.length <= FEW_SHEETS;
  return details;
}

function accountLine(
  { file, sheet, table, rows }: SheetAccount,
  { t, table: titleOf }: PageWords,
): HTMLElement {
  const kinds = Object.entries(rows).filter(([, count]) => count > 0);
  const all = kinds.reduce((sum, [, count]) => sum + count, 0);
  const parts = [
    ...(table === null
      ? [t("rows.unread")]
      : [titleOf(table), ...kinds.map(([kind, count]) => t(`rows.${kind}`, { count }))]),
    t("rows.sum", { count: all }),
  ];
  const name = sheet === null ? file : `${file} · ${sheet}`;
  return element("li", "", element("strong", "", name), t("scope.colon"), parts.join(t("sentence.joint")));
}

import type { Lang } from "../links.ts";
import type { Published } from "../published.ts";
import { type Card, cardName, cardPath, cardsOf } from "./cards.ts";

/** Sections whose pages below them have cards of their own. */
const KIND_BELOW: Readonly<Record<string, Card["kind"]>> = {
  cities: "city",
  reports: "report",
  indicators: "indicator",
  charts: "indicator",
};

/** The card of a page that names none: of its city or indicator, else of its section, else of the site. */
export function pageCard(
  published: Pick<Published, "manifest" | "registry">,
  lang: Lang,
  path: string,
): string {
  const [section = "", id = ""] = path.split("/");
  const kind = KIND_BELOW[section];
  const wanted = [kind && id ? `${kind}-${id}` : section, section, "home"];
  const cards = new Map(cardsOf(published).map((card) => [cardName(card), card]));
  const found = wanted.map((name) => cards.get(name)).find((card) => card !== undefined);
  return cardPath(lang, found ?? { kind: "section", id: "home" });
}

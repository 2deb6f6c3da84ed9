import { element, find } from "#check/element.ts";
import type { SqlFacts } from "./facts.ts";
import { type Hint, hintsOf } from "./hints.ts";
import type { Statement } from "./tokens.ts";
import type { SqlWords } from "./words.ts";

/**
 * Beside an answer without rows: what in the query the release does not know. The query is left as it is.
 * @param statement none: there is nothing to hint at.
 */
export function showHints(
  root: HTMLElement,
  statement: Statement | undefined,
  facts: SqlFacts,
  words: SqlWords,
): void {
  const hints = statement ? hintsOf(statement.tokens, facts.known) : [];
  const place = find(root, "#sql-hints");
  find(place, "ul").replaceChildren(
    ...hints.map((hint) =>
      element("li", "", `${unknownWords(hint, words)} ${nearWords(hint, facts, words)}`),
    ),
  );
  place.hidden = hints.length === 0;
}

const unknownWords = ({ role, value }: Hint, { t }: SqlWords) => t(`sql.hint.no_${role}`, { value });

function nearWords({ role, near }: Hint, { known }: SqlFacts, { t }: SqlWords): string {
  if (near.length > 0) {
    const ids = near.map((id) => namedId(id, role, known, t)).join(t("sql.hint.or"));
    return t("sql.hint.near", { ids });
  }
  if (role === "city") {
    const ids = known.city.map(({ id }) => namedId(id, role, known, t)).join(t("sql.comma"));
    return t("sql.hint.all_city", { ids });
  }
  const [first = "", last = ""] = [known.quarters[0], known.quarters.at(-1)];
  return t(`sql.hint.all_${role}`, { first, last });
}

function namedId(id: string, role: Hint["role"], known: SqlFacts["known"], t: SqlWords["t"]): string {
  const names = role === "city" || role === "indicator" ? known[role] : [];
  const label = names.find((name) => name.id === id)?.label;
  return label === undefined ? id : t("sql.hint.named", { id, label });
}

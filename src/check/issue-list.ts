import type { IssueRecord } from "./check-result.ts";
import { button, element } from "./element.ts";
import {
  GRADES,
  type Grade,
  gradeMark,
  gradeOf,
  issueLine,
  issueRow,
  issueTable,
  sheetName,
} from "./issue-rows.ts";
import type { PageWords } from "./page-words.ts";

// The issues of a check: the worst first, filtered by how bad they are, the first of many until all are asked for.

const FIRST = 200;
/** Rows that are made before the page may answer its reader again. */
const AT_ONCE = 250;

export interface IssueActions {
  readonly files: readonly string[];
  readonly onMark: (path: string) => void;
  readonly onList: (format: "csv" | "json") => void;
  readonly onCopy: (text: string, count: number) => void;
}

export function issueList(
  issues: readonly IssueRecord[],
  actions: IssueActions,
  words: PageWords,
): HTMLElement {
  const { t } = words;
  const title = element("h3", "", t("issues_title"));
  if (issues.length === 0) return element("section", "check-list", title, element("p", "", t("issues_none")));
  const hidden = new Set<Grade>();
  const groups = element("div", "");
  const shown = element("p", "muted");
  shown.role = "status";
  let drawing = 0;
  const chosen = () => issues.filter((issue) => !hidden.has(gradeOf(issue)));
  const all = button("", () => void draw(Number.POSITIVE_INFINITY));
  const draw = async (most: number) => {
    const mine = ++drawing;
    const wanted = chosen();
    const some = wanted.slice(0, most);
    all.hidden = some.length === wanted.length;
    all.textContent = t("show_all", { total: wanted.length });
    shown.textContent = t("shown", { shown: some.length, total: wanted.length });
    await drawGroups(groups, some, actions, words, () => mine === drawing);
  };
  const onFilter = (grade: Grade, isShown: boolean) => {
    if (isShown) hidden.delete(grade);
    else hidden.add(grade);
    void draw(FIRST);
  };
  const copy = button(t("copy"), () => {
    const some = chosen();
    actions.onCopy(some.map((issue) => issueLine(issue, words)).join("\n"), some.length);
  });
  const tools = element(
    "div",
    "check-tools",
    copy,
    button(t("download_csv"), () => actions.onList("csv")),
    button(t("download_json"), () => actions.onList("json")),
  );
  void draw(FIRST);
  return element(
    "section",
    "check-list",
    title,
    filterOf(issues, onFilter, words),
    tools,
    shown,
    groups,
    all,
  );
}

function filterOf(
  issues: readonly IssueRecord[],
  onFilter: (grade: Grade, isShown: boolean) => void,
  words: PageWords,
): HTMLElement {
  const boxes = GRADES.flatMap((grade) => {
    const count = issues.filter((issue) => gradeOf(issue) === grade).length;
    if (count === 0) return [];
    const box = element("input", "");
    box.type = "checkbox";
    box.checked = true;
    box.name = grade;
    box.addEventListener("change", () => onFilter(grade, box.checked));
    return [element("label", "", box, gradeMark(grade, words), ` ${words.number(count)}`)];
  });
  return element("fieldset", "check-filter", element("legend", "", words.t("filter")), ...boxes);
}

/** @param isWanted false once something else is to be drawn. */
async function drawGroups(
  place: HTMLElement,
  issues: readonly IssueRecord[],
  { files, onMark }: IssueActions,
  words: PageWords,
  isWanted: () => boolean,
): Promise<void> {
  place.replaceChildren();
  const offered = new Set<string>();
  let made = 0;
  for (const [name, own] of Map.groupBy(issues, sheetName)) {
    const { table, body } = issueTable(name, words);
    const file = own[0]?.file ?? "";
    const offers = files.includes(file) && !offered.has(file) ? [markButton(file, onMark, words)] : [];
    offered.add(file);
    const head = element("div", "check-group-head", element("h4", "", name), ...offers);
    place.append(element("div", "check-group", head, table));
    for (const issue of own) {
      body.append(issueRow(issue, words));
      made += 1;
      if (made % AT_ONCE > 0) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (!isWanted()) return;
    }
  }
}

function markButton(file: string, onMark: (path: string) => void, { t }: PageWords): HTMLButtonElement {
  const made = button(t("download_marked"), () => onMark(file));
  made.ariaLabel = t("marked_of", { name: file });
  return made;
}

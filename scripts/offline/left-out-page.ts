import { FILE_FORMAT_NAMES } from "#contract/published/data-files.ts";
import type { Lang } from "#i18n/dictionary.ts";
import { wordsIn } from "#i18n/words.ts";
import type { Choice } from "./contents.ts";

// Where links to what is not in the bundle lead.

export interface LeftOutFacts extends Choice {
  /** The site's own address, where it says one. */
  readonly online: string | null;
}

/** Forms of data that are not in a bundle, as a reader calls them. */
export function leftForms({ forms }: Choice): string[] {
  const left = FILE_FORMAT_NAMES.filter((name) => name !== "arrow" && !forms.includes(name));
  return [...left.map(formName), "ZIP"];
}

export function keptForms({ forms }: Choice): string[] {
  return FILE_FORMAT_NAMES.filter((name) => name === "arrow" || forms.includes(name)).map(formName);
}

const formName = (name: string) =>
  name === "csv_excel"
    ? "CSV (Excel)"
    : name === "arrow"
      ? "Arrow"
      : name === "parquet"
        ? "Parquet"
        : name.toUpperCase();

/** @param template the search page of the language: its frame is kept. */
export function leftOutPageOf(template: string, lang: Lang, facts: LeftOutFacts): string {
  const { t, release } = wordsIn(lang);
  const items = [
    ["releases", t("offline.left_releases")],
    ["data", t("offline.left_data", { forms: leftForms(facts).join(lang === "zh" ? "、" : ", ") })],
    ...(facts.langs.length === 1
      ? [["language", wordsIn(facts.langs[0] === "zh" ? "en" : "zh").t("offline.left_language")]]
      : []),
    ["others", t("offline.left_others")],
  ];
  const list = items.map(([id, text]) => `<li id="${id}">${text}</li>`).join("");
  const online = facts.online
    ? `<p>${t("offline.left_online")} <a href="${facts.online}">${facts.online}</a></p>`
    : "";
  const lead = t("offline.left_lead", { release: release(facts.release) });
  const main = `<h1>${t("offline.left_heading")}</h1><p class="lead">${lead}</p><ul>${list}</ul>${online}`;
  return template
    .replace(/<title>[^<]*<\/title>/, () => `<title>${t("offline.left_heading")}</title>`)
    .replaceAll(/<(meta [^>]*(name="description"|property="og:)|link rel="(canonical|alternate)")[^>]*>/g, "")
    .replace(/(<main\b[^>]*>)[\s\S]*(<\/main>)/, (_, open: string, close: string) => `${open}${main}${close}`)
    .replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, "");
}

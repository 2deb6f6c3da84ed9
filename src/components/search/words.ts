import { meaningOf } from "#components/glossary/entries.ts";
import { CODE_LISTS, codeAnchor, codeKey } from "#components/method/code-lists.ts";
import { METHOD_SECTIONS } from "#components/method/method-sections.ts";
import { type GlossaryEntry, termPath } from "#contract/registry/glossary.ts";
import type { Policies } from "#contract/registry/policies.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { SearchDocument } from "./index.ts";

// Terms and pages, as the search finds them: the method's sections, codes, policy documents, sections of the site.

/** What else a reader may call a section of the method or a page; it is found and never shown. */
const ALSO: Readonly<Record<string, string>> = {
  interval: "置信区间 标准误 误差范围 confidence interval standard error margin of error",
  quality: "质量等级 变异系数 quality coefficient of variation",
  missing: "空值 缺失 empty missing",
  "data/#formats": "csv excel xlsx json parquet arrow",
  "data/#addresses": "latest permalink 永久链接",
  "data/#licence": "版权 copyright cc by",
  "data/#cite": "引用 citation sha-256",
  "charts/": "图表 幻灯片 微信 嵌入 powerpoint ppt slide picture wechat embed",
  "data/": "下载 目录 字典 download dictionary codebook",
};

/** Terms of the glossary, by all their names. */
export function glossaryDocuments(entries: readonly GlossaryEntry[], words: LanguageWords): SearchDocument[] {
  return entries.map((entry) => ({
    kind: "term",
    title: entry.term[words.lang],
    line: meaningOf(entry, words),
    path: termPath(entry.id),
    names: [entry.term.zh, entry.term.en, ...entry.also.zh, ...entry.also.en].join(" "),
  }));
}

export function termDocuments(words: LanguageWords): SearchDocument[] {
  const { t } = words;
  const sections = METHOD_SECTIONS.map(({ id, key, paragraphs }): SearchDocument => {
    const texts = paragraphs.map((name) => t(`methodology.${key}.${name}`));
    const title = t(`methodology.${key}.heading`);
    return {
      kind: "term",
      title,
      line: texts.join(" "),
      path: `methodology/#${id}`,
      names: `${id} ${ALSO[id] ?? ""}`,
    };
  });
  const codes = CODE_LISTS.flatMap((list) =>
    list.values.map((value): SearchDocument => {
      const title = `${t(`code.list.${list.id}`)} ${value}`;
      return {
        kind: "term",
        title,
        line: t(codeKey(list, value)),
        path: `data/#${codeAnchor(list)}`,
        names: "",
      };
    }),
  );
  return [...sections, ...codes];
}

/** Path, key of the name, key of what it says. */
const PAGES = [
  ["", "nav.home", "home.description"],
  ["cities/", "nav.cities", "search.description"],
  ["reports/", "nav.reports", "quarterly.index.description"],
  ["compare/", "nav.compare", "find.compare_line"],
  ["indicators/", "nav.indicators", "indicator.description"],
  ["charts/", "chart_page.charts", "chart_page.index_lead"],
  ["data/", "nav.data", "catalogue.description"],
  ["data/#formats", "catalogue.formats", "catalogue.formats_lead"],
  ["data/#addresses", "catalogue.addresses", "catalogue.addresses_advice"],
  ["data/#licence", "catalogue.licence", "catalogue.licence_text"],
  ["data/#cite", "catalogue.cite", "catalogue.cite_lead"],
  ["explore/", "nav.explore", "find.explore_line"],
  ["explore/sql/", "catalogue.query", "catalogue.query_lead"],
  ["policies/", "nav.policies", "policies.description"],
  ["alerts/", "nav.alerts", "alerts.description"],
  ["methodology/", "nav.methodology", "methodology.description"],
  ["methodology/#example", "methodology.example.heading", "find.example_line"],
  ["methodology/#coverage", "methodology.coverage.heading", "find.coverage_line"],
  ["glossary/", "nav.glossary", "glossary.description"],
  ["releases/", "nav.releases", "releases.description"],
  ["check/", "nav.check", "check.description"],
] as const;

export function pageDocuments(policies: Policies["policies"], { t, lang }: LanguageWords): SearchDocument[] {
  const pages = PAGES.map(([path, name, line]): SearchDocument => {
    return {
      kind: "page",
      title: t(name),
      line: t(line),
      path,
      names: `${path.replaceAll(/[/#]/g, " ")} ${ALSO[path] ?? ""}`,
    };
  });
  const documents = policies.map(({ id, title, number, summary }): SearchDocument => {
    const names = `${title.zh} ${title.en} ${number ?? ""}`;
    return { kind: "page", title: title[lang], line: summary[lang], path: `policies/#${id}`, names };
  });
  return [...pages, ...documents];
}

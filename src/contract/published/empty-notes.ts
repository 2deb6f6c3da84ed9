import type { Bilingual } from "../column.ts";
import type { publishedTables } from "./published-tables.ts";

// What an empty cell of a published column means. Never zero.

type PublishedColumn = (typeof publishedTables)[keyof typeof publishedTables]["columns"][number];
type NullableName = Extract<PublishedColumn, { readonly nullable: true }>["name"];

const unpublished = {
  zh: "没有公布或算不出；原因见 obs_status，保密的见 conf_status",
  en: "not published, or it cannot be computed: obs_status says why, conf_status where it is confidential",
};
const cellEmpty = {
  zh: "该单元回收的单位太少，不公布",
  en: "too few units of the cell responded, so it is not published",
};
const linkEmpty = {
  zh: "两季都回收的单位太少，不公布",
  en: "too few units responded in both quarters, so it is not published",
};
const firstEmpty = { zh: "首次发布时没有数值", en: "no value when it was first published" };
const sameStatus = { zh: "观测状态没有变", en: "the status did not change" };
const otherSurvey = {
  zh: "没有收集，或该调查没有这一项",
  en: "not collected, or not asked in this survey",
};
const noVerdict = {
  zh: "没有可比的数字，不作判断",
  en: "nothing to compare it with, so there is no verdict",
};
const panelEmpty = {
  zh: "单位太少，或社区没有这一项",
  en: "too few units, or not asked of communities",
};

const notes: Readonly<Record<NullableName, Bilingual>> = {
  ...{ estimate: unpublished, ci_lower: unpublished, ci_upper: unpublished },
  ...{ ci_lower_50: unpublished, ci_upper_50: unpublished, se: unpublished, df: unpublished },
  cv: { zh: "没有公布，或该指标不用变异系数评级", en: "not published, or the indicator is not judged by it" },
  quality: {
    zh: "没有公布，或该指标不用变异系数评级",
    en: "not published, or the indicator is not judged by its coefficient of variation",
  },
  ...{ verdict_change: noVerdict, verdict: noVerdict, verdict_joint: noVerdict },
  verdict_target: {
    zh: "没有可以评判的目标",
    en: "no target that the figure may be held against",
  },
  imputed_share: {
    zh: "只有企业期末用工人数有这一项",
    en: "it is known for the employment level of enterprises alone",
  },
  change: unpublished,
  index: { zh: "相比的两个数字有一个没有公布", en: "one of the two figures is not published" },
  ...{ ty: cellEmpty, tx: cellEmpty, vyy: cellEmpty, vxy: cellEmpty, vxx: cellEmpty },
  ...{ dfc: cellEmpty, vinf: cellEmpty },
  sum_w: { zh: "只有社区有这一项", en: "for communities alone" },
  sum_ww: { zh: "只有社区有这一项", en: "for communities alone" },
  ...{ c_y1y0: linkEmpty, c_y1x0: linkEmpty, c_x1y0: linkEmpty, c_x1x0: linkEmpty },
  known_total: { zh: "没有这个总量", en: "the total is not known" },
  ...{ t75: { zh: "不会为空", en: "never empty" }, t975: { zh: "不会为空", en: "never empty" } },
  t9975: { zh: "不会为空", en: "never empty" },
  weight: { zh: "该单位没有回答", en: "the unit did not respond" },
  ...{ working_age_population: otherSurvey, labour_force: otherSurvey, unemployed: otherSurvey },
  ...{ registered_unemployed: otherSurvey, newly_employed: otherSurvey, natural_attrition: otherSurvey },
  ...{ new_entrepreneurs: otherSurvey, jobs_driven: otherSurvey, satisfaction_respondents: otherSurvey },
  ...{ satisfaction_points: otherSurvey, employees_start: otherSurvey, hires: otherSurvey },
  ...{ separations: otherSurvey, layoffs: otherSurvey, employees_end: otherSurvey, vacancies: otherSurvey },
  factor_of: { zh: "不乘已知总量", en: "not multiplied with a known total" },
  factor_per: { zh: "乘数没有分母", en: "the factor is not divided by anything" },
  carried_by: { zh: "区间不依赖覆盖面", en: "the interval rests on no such share" },
  to_year: { zh: "仍然有效", en: "the target still stands" },
  bound: { zh: "文件没有说明方向", en: "the document does not say which way" },
  group: { zh: "不分组，全体", en: "all persons, not one group of them" },
  value: { zh: "保密，不公布", en: "confidential, not published" },
  ...{ listed: panelEmpty, responded: panelEmpty },
  ...{ growing: panelEmpty, level: panelEmpty, shrinking: panelEmpty },
  ...{ first_estimate: firstEmpty, first_lower: firstEmpty, first_upper: firstEmpty },
  previous_estimate: { zh: "上一期没有数值", en: "no value in the release before" },
  ...{ lower: unpublished, upper: unpublished },
  within_first: {
    zh: "首次或修订后没有数值，无从比较",
    en: "one of the two has no value, so they cannot be compared",
  },
  ...{ verdict_first: noVerdict, verdict_before: noVerdict, verdict_after: noVerdict },
  ...{ obs_status_before: sameStatus, obs_status_after: sameStatus },
  planned_on: { zh: "发布日历没有这一期", en: "not in the calendar" },
  released_on: { zh: "还没有发布", en: "not released yet" },
  figures: { zh: "还没有发布", en: "not released yet" },
  revised_figures: { zh: "第一期，或还没有发布", en: "the first release, or not released yet" },
};

/** @returns null for a name that no published column with empty cells has. */
export function emptyNote(column: string): Bilingual | null {
  return Object.hasOwn(notes, column) ? notes[column as NullableName] : null;
}

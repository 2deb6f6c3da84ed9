import { defineCodes } from "./issue-code.ts";

// Edits within one return (METHOD section 5).

const reasons = "；如属实，请说明原因";

export const returnCodes = defineCodes({
  refused_with_counts: {
    severity: "refuse",
    what: { zh: "状态是拒报，但{filled}", en: "The status is refused, and yet {filled}" },
    expected: { zh: "拒报时这一格应为空", en: "an empty cell, as status is refused" },
  },
  responded_without_counts: {
    severity: "refuse",
    what: { zh: "{filled}", en: "{filled}" },
    expected: { zh: "状态是{status}，应填人数", en: "a count, as status is {status}" },
  },
  unemployed_above_labour_force: {
    severity: "refuse",
    what: { zh: "{filled}", en: "{filled}" },
    expected: { zh: "应不超过[labour_force] {labour_force}", en: "at most [labour_force] {labour_force}" },
  },
  newly_employed_above_labour_force: {
    severity: "refuse",
    what: { zh: "{filled}", en: "{filled}" },
    expected: { zh: "应不超过[labour_force] {labour_force}", en: "at most [labour_force] {labour_force}" },
  },
  satisfaction_out_of_range: {
    severity: "refuse",
    what: { zh: "{filled}", en: "{filled}" },
    expected: {
      zh: "{asked} 人受访，每人 1 至 5 分，应在 {asked} 至 {most} 之间",
      en: "{asked} to {most} points of {asked} respondents",
    },
  },
  closed_with_employees: {
    severity: "refuse",
    what: { zh: "状态是关闭，但{filled}", en: "The enterprise is closed, and yet {filled}" },
    expected: { zh: "已关闭的企业应为 0", en: "0, as status is closed" },
  },
  separations_above_staff: {
    severity: "refuse",
    what: { zh: "{filled}", en: "{filled}" },
    expected: {
      zh: "应不超过 [employees_start] + [hires] = {sum}",
      en: "at most [employees_start] + [hires] = {sum}",
    },
  },
  balance_broken: {
    severity: "refuse",
    what: { zh: "{filled}", en: "{filled}" },
    expected: {
      zh: "应为 [employees_start] + [hires] − [separations] = {sum}",
      en: "[employees_start] + [hires] - [separations] = {sum}",
    },
  },
  layoffs_above_separations: {
    severity: "refuse",
    what: { zh: "{filled}", en: "{filled}" },
    expected: { zh: "应不超过[separations] {separations}", en: "at most [separations] {separations}" },
  },
  no_labour_force: {
    severity: "query",
    what: { zh: "{filled}", en: "{filled}" },
    expected: {
      zh: `应有劳动力${reasons}`,
      en: "somebody in the labour force, or a comment",
    },
  },
  registered_above_labour_force: {
    severity: "query",
    what: { zh: "{filled}", en: "{filled}" },
    expected: {
      zh: `一般不超过[labour_force] {labour_force}${reasons}`,
      en: "at most [labour_force] {labour_force}, or a comment",
    },
  },
  satisfaction_incomplete: {
    severity: "query",
    what: { zh: "满意度两项只填了一项：{filled}", en: "Of satisfaction only one half is there: {filled}" },
    expected: {
      zh: "[satisfaction_respondents]和[satisfaction_points]应都填或都不填",
      en: "respondents and points, or neither",
    },
  },
  vacancies_above_staff: {
    severity: "query",
    what: { zh: "{filled}", en: "{filled}" },
    expected: {
      zh: `一般不超过[employees_end] {employees_end}${reasons}`,
      en: "at most [employees_end] {employees_end}, or a comment",
    },
  },
  no_staff_left: {
    severity: "query",
    what: { zh: "{filled}，员工全部离开了", en: "{filled}, so all staff is gone" },
    expected: { zh: `如已关闭，状态应为关闭；如未关闭，请说明原因`, en: "status closed, or a comment" },
    cases: {
      closed: {
        expected: {
          zh: "请确认企业已经关闭（期初 {employees_start} 人）",
          en: "confirmation that the firm closed ({employees_start} at start)",
        },
      },
    },
  },
  active_without_staff: {
    severity: "query",
    what: {
      zh: "企业在营，但期初和期末都没有员工：{filled}",
      en: "The enterprise is active without any staff: {filled}",
    },
    expected: { zh: "如已关闭，状态应为关闭；如未关闭，请说明原因", en: "status closed, or a comment" },
  },
  staff_change: {
    severity: "query",
    what: { zh: "{filled}，变化较大", en: "{filled}, which is a large change" },
    expected: {
      zh: `一般与[employees_start] {employees_start} 相差在 20% 或 9 人以内${reasons}`,
      en: "within 20 % or 9 persons of [employees_start] {employees_start}, or a comment",
    },
  },
  hires_rate: {
    severity: "query",
    what: { zh: "{filled}，比较多", en: "{filled}, which is many" },
    expected: {
      zh: `一般不超过[employees_start] {employees_start} 的一半${reasons}`,
      en: "at most half of [employees_start] {employees_start}, or a comment",
    },
  },
  separations_rate: {
    severity: "query",
    what: { zh: "{filled}，比较多", en: "{filled}, which is many" },
    expected: {
      zh: `一般不超过[employees_start] {employees_start} 的一半${reasons}`,
      en: "at most half of [employees_start] {employees_start}, or a comment",
    },
  },
  supported_after_quarter: {
    severity: "refuse",
    what: { zh: "{filled}，晚于报表的季度", en: "{filled}, after the quarter of the return" },
    expected: { zh: "应为 {quarter} 或更早", en: "{quarter} or earlier" },
  },
  ended_with_jobs: {
    severity: "query",
    what: { zh: "创业已经结束，但{filled}", en: "The start-up has ended, and yet {filled}" },
    expected: { zh: "不再存续的应为 0", en: "0, as alive is false" },
  },
});

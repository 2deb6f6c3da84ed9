import { defineCodes } from "./issue-code.ts";

// What a return says against its folder, the frame, other returns and the quarters before.

const reasons = "；如属实，请说明原因";

export const comparisonCodes = defineCodes({
  wrong_quarter: {
    severity: "refuse",
    what: { zh: "{filled}，与文件夹的季度不同", en: "{filled}, not the quarter of its folder" },
    expected: { zh: "应为 {folder}，与文件夹一致", en: "{folder}, as the folder says" },
  },
  wrong_city: {
    severity: "refuse",
    what: { zh: "{filled}，与文件夹的城市不同", en: "{filled}, not the city of its folder" },
    expected: { zh: "应为 {folder}，与文件夹一致", en: "{folder}, as the folder says" },
  },
  duplicate_unit: {
    severity: "refuse",
    what: { zh: "{filled}，这个单位报了不止一次", en: "{filled}, and this unit reported more than once" },
    expected: {
      zh: "每个单位每季度只应有一行（见第 {rows} 行）",
      en: "one return a unit and quarter (rows {rows})",
    },
  },
  duplicate_stratum: {
    severity: "refuse",
    what: { zh: '抽样框里"{stratum}"出现了不止一次', en: 'The frame has "{stratum}" more than once' },
    expected: {
      zh: "每层每季度只应有一行（见第 {rows} 行）",
      en: "one return a unit and quarter (rows {rows})",
    },
  },
  unknown_stratum: {
    severity: "refuse",
    what: {
      zh: "这个单位属于“{stratum}”，抽样框里没有这一层",
      en: "The unit belongs to {stratum}, which the frame does not have",
    },
    expected: { zh: "应为抽样框中的层：{known}", en: "a stratum of frame.csv: {known}" },
  },
  no_strata: {
    severity: "refuse",
    what: {
      zh: "抽样框里没有这个季度和这项调查的层，报表无法使用",
      en: "The frame has nothing for this quarter and survey, so the returns can't be used",
    },
    expected: {
      zh: "frame.csv 应无差错，并列出这个季度和这项调查的各层",
      en: "strata of this quarter and survey in a frame.csv without faults",
    },
  },
  more_units_than_population: {
    severity: "refuse",
    what: {
      zh: "“{stratum}”报来的单位比抽样框里的总数还多",
      en: "More units of {stratum} reported than the frame has in all",
    },
    expected: {
      zh: "应不超过 frame.csv 中的 {population_units} 个，实有 {found} 个",
      en: "at most {population_units} units, as frame.csv says; found {found}",
    },
  },
  discontinuous_staff: {
    severity: "refuse",
    what: {
      zh: "{filled}，与上季度末的人数不一致",
      en: "{filled}, not what it was at the end of the quarter before",
    },
    expected: {
      zh: "应等于上季度的[employees_end] {before}；如有合并、分立或划转，请填写[restructuring]",
      en: "{before}, the [employees_end] of the quarter before",
    },
  },
  sample_above_known_total: {
    severity: "query",
    what: {
      zh: "“{stratum}”各社区的[labour_force]合计 {value}，超过了抽样框中的已知总量",
      en: "The communities of {stratum} have {value} in the labour force, more than the known total",
    },
    expected: {
      zh: "合计应不超过 {known_total}（frame.csv 中该层的[known_total]）",
      en: "together at most {known_total}, the [known_total] of {stratum} in frame.csv",
    },
  },
  stratum_emptied: {
    severity: "note",
    what: {
      zh: "“{stratum}”上季度有单位填报，本季度一家也没有",
      en: "Of {stratum} somebody answered in the quarter before, and nobody does now",
    },
    expected: {
      zh: "frame.csv 中有 {population_units} 个单位，应至少有一个填报",
      en: "a respondent for the {population_units} units of frame.csv, as in the quarter before",
    },
  },
  known_total_zero: {
    severity: "query",
    what: { zh: "{filled}，但该层有单位", en: "{filled}, and yet there are units" },
    expected: {
      zh: "有 {population_units} 个单位，应大于 0；不知道时请留空",
      en: "a total above 0 for {population_units} units, or an empty cell",
    },
  },
  known_total_missing: {
    severity: "note",
    what: {
      zh: "{filled}，因此算不出新增就业人数",
      en: "{filled}, so the number of new jobs can't be told",
    },
    expected: { zh: "应填“{stratum}”的劳动力总数", en: "the labour force of {stratum}" },
  },
  identical_to_last_quarter: {
    severity: "query",
    what: {
      zh: "{filled}，所有数字都与上季度相同，可能是旧报表",
      en: "{filled}, and all counts are those of the quarter before, as in an old return",
    },
    expected: {
      zh: `至少应有一项与上季度不同${reasons}`,
      en: "another count than in the quarter before in at least one column, or a comment",
    },
  },
  zero_after_counts: {
    severity: "query",
    what: { zh: "{filled}", en: "{filled}" },
    expected: {
      zh: `前两个季度为 {beforeLast} 和 {last}，一般不会变成 0${reasons}`,
      en: "a count after {beforeLast} and {last} in the quarters before, or a comment",
    },
  },
  stratum_changed: {
    severity: "query",
    what: {
      zh: "这个单位属于“{stratum}”，与上季度不同",
      en: "The unit belongs to {stratum}, which is new",
    },
    expected: {
      zh: `上季度为“{before}”${reasons}`,
      en: "{before} as in the quarter before, or a comment",
    },
  },
  id_rewritten: {
    severity: "query",
    what: {
      zh: "编号“{value}”上季度没有，有的是“{before}”",
      en: "There was no {value} in the quarter before, but {before}",
    },
    expected: {
      zh: "编号应与上季度写法相同，前面的0不能增减，否则算作另一个单位；如果确是新单位，请说明",
      en: "{before} as in the quarter before, or a comment that the unit is new: with other zeros it counts as another one",
    },
  },
  restructuring_without_break: {
    severity: "query",
    what: {
      zh: '「[restructuring]」填的是"{kind}"，但人数与上季度衔接',
      en: '[restructuring] is "{kind}", and yet staff goes on as before',
    },
    expected: {
      zh: `[employees_start]等于上季度的[employees_end] {before}，应留空${reasons}`,
      en: "empty, as [employees_start] is the [employees_end] {before} of the quarter before, or a comment",
    },
  },
  restructured: {
    severity: "note",
    what: { zh: '「[restructuring]」填的是"{kind}"', en: '[restructuring] is "{kind}"' },
    expected: {
      zh: "这说明了人数为什么从上季度末的 {before} 变为 {employees_start}",
      en: "the reason why {before} became {employees_start}",
    },
    cases: {
      before_unknown: {
        expected: {
          zh: "这说明了人数为什么变为 {employees_start}",
          en: "the reason why staff of the quarter before became {employees_start}",
        },
      },
      start_unknown: {
        expected: {
          zh: "这说明了上季度末的 {before} 人为什么变化",
          en: "the reason why {before} became another number",
        },
      },
      both_unknown: {
        expected: {
          zh: "这说明了人数为什么变化",
          en: "the reason why staff of the quarter before became another number",
        },
      },
    },
  },
  rate_change: {
    severity: "query",
    what: {
      zh: "{filled}，失业率比上季度变化 {points} 个百分点",
      en: "{filled}, which moves the unemployment rate by {points} points",
    },
    expected: {
      zh: `失业率应接近上季度的 {before}%${reasons}`,
      en: "a rate near the {before} % of the quarter before, or a comment; changed by {points} points",
    },
    cases: {
      with_median: {
        expected: {
          zh: `失业率应接近上季度的 {before}%（“{stratum}”各社区变化的中位数为 {median} 个百分点）${reasons}`,
          en: "a rate near the {before} % of the quarter before, or a comment; changed by {points} points (median of {stratum}: {median})",
        },
      },
    },
  },
  supported_quarter_moved: {
    severity: "query",
    what: { zh: "{filled}", en: "{filled}" },
    expected: {
      zh: `以前填报的是 {before}，应与以前一致${reasons}`,
      en: "{before}, as in an earlier quarter",
    },
  },
  alive_after_end: {
    severity: "query",
    what: { zh: "{filled}，但以前已报告结束", en: "{filled}, and yet it was said to have ended" },
    expected: { zh: `{ended_in} 已报告不再存续，应为 false${reasons}`, en: "false, as in {ended_in}" },
  },
});

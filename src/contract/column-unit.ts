// What numbers in columns count, as the codebook says it.

export const COLUMN_UNITS = {
  persons: { zh: "人", en: "persons" },
  jobs: { zh: "个岗位", en: "jobs" },
  units: { zh: "个单位（社区、企业）", en: "units (communities, enterprises)" },
  units_squared: { zh: "单位数的平方", en: "units, squared" },
  figures: { zh: "个数字", en: "figures" },
  share: { zh: "比例，0至1", en: "share, 0 to 1" },
  index: { zh: "点，基准为100", en: "points, base 100" },
  points: { zh: "分", en: "points" },
  quarters: { zh: "个季度", en: "quarters" },
  year: { zh: "公历年", en: "calendar year" },
  number: { zh: "数值，无单位", en: "number without a unit" },
  indicator: {
    zh: "该指标的单位；百分数为0至1的比例",
    en: "unit of the indicator; per cent as shares, 0 to 1",
  },
  as_named: {
    zh: "人、比例（0至1）或比值，由指标定",
    en: "persons, share (0 to 1) or ratio, as the indicator says",
  },
  measure: {
    zh: "该项记录的单位：人、户、笔或个",
    en: "what the measure counts: persons, households, loans or places",
  },
  numerator: { zh: "该指标分子的单位", en: "unit of the indicator's numerator" },
  denominator: { zh: "该指标分母的单位", en: "unit of the indicator's denominator" },
  numerator_squared: { zh: "分子单位的平方", en: "unit of the numerator, squared" },
  denominator_squared: { zh: "分母单位的平方", en: "unit of the denominator, squared" },
  numerator_denominator: {
    zh: "分子单位乘分母单位",
    en: "unit of the numerator times that of the denominator",
  },
} as const satisfies Record<string, { zh: string; en: string }>;
export type ColumnUnit = keyof typeof COLUMN_UNITS;

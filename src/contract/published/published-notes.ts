import type { Bilingual } from "../column.ts";
import type { publishedTables } from "./published-tables.ts";

// What a reader of a published column must know beyond its title, type, unit and values.

type Tables = typeof publishedTables;
type ColumnName = Tables[keyof Tables]["columns"][number]["name"];

const notes: { readonly [C in ColumnName]?: Bilingual } = {
  release: {
    zh: "以最后一个季度命名，如 2017Q4；同一季度再发布一次称 2017Q4-2。",
    en: "Named after its last quarter, such as 2017Q4; another release of the same quarter is 2017Q4-2.",
  },
  city: { zh: "城市代号，用拼音，如 changchun。", en: "The city's id in pinyin, such as changchun." },
  quarter: { zh: "写作 2016Q2。", en: "Written 2016Q2." },
  period: {
    zh: "季度 2016Q2，几个季度 2015Q3..2016Q2，全年 2016。",
    en: "A quarter 2016Q2, several quarters 2015Q3..2016Q2, or a year 2016.",
  },
  from_period: {
    zh: "变化 = period 的数字 - 这一时期的数字。",
    en: "The change is the figure of period less that of this one.",
  },
  indicator: { zh: "指标代号，定义见指标页。", en: "The indicator's id; its page defines it." },
  domain: {
    zh: "数字覆盖的公开单元，用逗号隔开；* 为全部。",
    en: "Public cells that the figure covers, comma separated; * for all.",
  },
  ci_lower: {
    zh: "95%置信区间的下端：真实值很可能落在区间里。",
    en: "Lower end of the 95 % confidence interval, in which the true value very likely lies.",
  },
  ci_upper: { zh: "95%置信区间的上端。", en: "Upper end of the 95 % confidence interval." },
  se: {
    zh: "抽样误差的大小。不要用 估计值 ± 1.96 × 标准误 代替区间：区间不对称，自由度也小。",
    en: "The size of the sampling error. Do not make intervals as estimate ± 1.96 standard errors: they are not symmetric, and degrees of freedom are few.",
  },
  df: { zh: "区间用的 t 分布的自由度。", en: "Of Student's t in the interval." },
  cv: { zh: "标准误除以估计值。", en: "The standard error over the estimate." },
  quality: {
    zh: "A 最可靠，E 波动大，F 不公布；D 表示自由度少于8。",
    en: "A is the most reliable, E varies a lot, F is not published; D has fewer than 8 degrees of freedom.",
  },
  lag: { zh: "1 为上一季度，4 为上年同期。", en: "1 is the quarter before, 4 the year before." },
  verdict: {
    zh: "只有整个区间都在一边才说高或低、升或降。",
    en: "Higher or lower, rise or fall, only where the whole interval lies on one side.",
  },
  verdict_joint: {
    zh: "十个城市一起看时用更严的区间（99.5%）。",
    en: "With the stricter interval (99.5 %) for looking at ten cities at once.",
  },
  against: {
    zh: "start 与本城市最初四个季度比，peers 与其他城市的平均比。",
    en: "start: with the city's first four quarters; peers: with the mean of the other cities.",
  },
  cell: {
    zh: "对外公布的最小单元：城镇、农村，或企业的规模/行业；几层合并的用 & 连接。",
    en: "The smallest unit that is published: urban, rural, or size/sector of enterprises; strata put together are joined with &.",
  },
  vinf: {
    zh: "计算区间时方差要乘的系数；标准误不乘。",
    en: "The variance is multiplied with it for the interval, not for the standard error.",
  },
  n_responding: {
    zh: "几个季度合并的，取回收最少的那个季度。",
    en: "Of several quarters, the one with the fewest.",
  },
  imputed_share: { zh: "为拒报的企业补上的那部分。", en: "The part filled in for enterprises that refused." },
  measure: {
    zh: "代号，名称见 data/registry/measures.json 和城市页。",
    en: "An id; city pages give its name.",
  },
  concept: {
    zh: "同名的数字口径可以不同，比较之前先看这一列。",
    en: "Figures of one name may mean different things: read this before comparing.",
  },
  scored: {
    zh: "口径不同的目标不能用本站估计评判。",
    en: "A target of another concept is never held against our estimates.",
  },
  source_copy: {
    zh: "original 读的是原件，secondary 读的是转载。",
    en: "original: read in the document itself; secondary: read in a copy.",
  },
  unit_id: { zh: "模拟的单位，没有真实对应。", en: "A made-up unit: none of them exists." },
  weight: {
    zh: "该单位代表多少个单位：层内单位数除以回收单位数。",
    en: "How many units it stands for: units of the stratum over those that responded.",
  },
  rule: {
    zh: "第一档裁20人及以上；第二档不足20人，但占职工一成以上且不少于5人；第三档占一成以上，不足5人。two_quarters 是两季合计。",
    en: "Tier 1: 20 layoffs or more; tier 2: fewer, but a tenth of the staff and 5 or more; tier 3: a tenth, fewer than 5. two_quarters: with the quarter before.",
  },
  band: {
    zh: "只公布档次，不公布具体家数，以免认出企业。",
    en: "In bands, so that no enterprise can be told.",
  },
  growing: { zh: "四舍五入到5的倍数。", en: "Rounded to the nearest five." },
  level: { zh: "四舍五入到5的倍数。", en: "Rounded to the nearest five." },
  shrinking: { zh: "四舍五入到5的倍数。", en: "Rounded to the nearest five." },
  within_first: {
    zh: "修订后的值是否落在首次公布的95%区间里。",
    en: "Whether the revised value lies in the 95 % interval first published.",
  },
  reason: {
    zh: "可以有几个，用逗号隔开。",
    en: "There may be several, comma separated.",
  },
  ratio_offset: {
    zh: "含创业者本人的倍数加1，其他为0。",
    en: "1 where founders count themselves, else 0.",
  },
};

/** @returns null where the title says enough. */
export function publishedNote(column: string): Bilingual | null {
  return Object.hasOwn(notes, column) ? (notes[column as ColumnName] ?? null) : null;
}

import type { Bilingual } from "../column.ts";
import type { PublishedTableName } from "./published-tables.ts";

/** Tables of what public documents say: real, also where returns are simulated. */
export const TABLES_OF_DOCUMENTS: readonly PublishedTableName[] = ["targets", "official"];

/** What each published table is for, in one plain sentence. */
export const tableNotes: Readonly<Record<PublishedTableName, Bilingual>> = {
  estimates: {
    zh: "每个城市、每个时期、每个指标的估计值，连同置信区间、标准误、质量等级和判断；一般使用这张表就够了。",
    en: "Every figure of every city, period and indicator, with its confidence intervals, standard error, quality letter and verdicts; for most uses this table is enough.",
  },
  changes: {
    zh: "每个数字与上一季度、上年同期相比变了多少，这个变化的区间，以及能不能说上升或下降。",
    en: "How much each figure differs from a quarter and a year earlier, the interval of that difference, and whether it may be called a rise or a fall.",
  },
  indices: {
    zh: "近四个季度的数字，分别与本城市最初四个季度、与其他城市的平均相比，基准为100。",
    en: "Four-quarter figures against the city's own first four quarters and against the mean of the other cities, with 100 as the base.",
  },
  cells: {
    zh: "按公开单元汇总的总量估计和方差；所有社区和企业数字都能由它重新算出，区间也能。",
    en: "Estimated totals and their variances for each public cell; from these anyone can compute every figure and its interval again.",
  },
  links: {
    zh: "同一批单位前后两个季度之间的协方差；计算变化和多季度平均的区间要用它。",
    en: "Covariances between quarters, since many of the same units answer in both; intervals of changes and of several quarters rest on them.",
  },
  benchmarks: {
    zh: "估计时当作已知的总量，例如各城市的劳动力总数；比率乘以它才成为人数。",
    en: "Totals taken as known, such as the labour force of a city; a rate times such a total is a number of people.",
  },
  t_quantiles: {
    zh: "学生氏t分布的分位数，按自由度列出；自己计算区间时用同一张表，结果才会一致。",
    en: "Quantiles of Student's t by degrees of freedom; whoever computes intervals from the same table gets the same limits.",
  },
  sample: {
    zh: "清理并加权后的逐个单位的数据，供教学和检验方法用；只有模拟报表才公布，真实报表永不公布。",
    en: "The cleaned and weighted rows of single units, for teaching and for trying the method; published for simulated returns only, never for real ones.",
  },
  indicators: {
    zh: "有哪些指标，各自怎样合并季度、怎样算区间、用什么单位。",
    en: "Which indicators there are, how quarters are put together for each, how its interval is made, and its unit.",
  },
  targets: {
    zh: "政策文件里写明的目标、它的口径和出处，以及能不能拿本站的估计去评判。",
    en: "Targets that policy documents set, with their concept and source, and whether our estimates may be held against them.",
  },
  official: {
    zh: "别的机构已经公布的数字、口径和出处；用来对照，不是本站的估计。",
    en: "Figures that others have published, with their concept and source; they are for comparison and no estimates of ours.",
  },
  alerts: {
    zh: "每个城市每个季度有多少家监测企业大规模裁员，只公布分档，不公布具体家数。",
    en: "How many watched enterprises of a city made mass layoffs in a quarter, in bands and never as an exact number.",
  },
  administrative: {
    zh: "机关自己记录的数，例如培训人数、贷款笔数；是全数，不是抽样估计，所以没有区间。",
    en: "Counts from offices' own records, such as people trained or loans issued; they are complete and not a sample, so they have no interval.",
  },
  panel: {
    zh: "每个季度问了多少个单位，多少个回答了，有多少数字是补的。",
    en: "How many units were asked in each quarter, how many answered, and how much had to be filled in.",
  },
  revisions: {
    zh: "每一期发布改动了哪些已公布的数字，从多少改到多少，为什么改。",
    en: "Which published figures a release changed, from what to what, and why.",
  },
  vintages: {
    zh: "每个数字历次公布时说的是什么：从哪一期到哪一期公布的是哪个值。",
    en: "What each release said of every figure: which value stood from which release to which.",
  },
  releases: {
    zh: "已经发布和计划发布的各期，及其日期和数字个数。",
    en: "The releases so far and those planned, with their dates and numbers of figures.",
  },
};

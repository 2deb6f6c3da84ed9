import type { Bilingual } from "../column.ts";
import type { frameTable, returnTables } from "#contract/input/input-tables.ts";

// What belongs in a column of a return, for the people who fill it in. That counts are whole, and whether a cell may
// stay empty, follows from the column itself and is not said here.

type ColumnName<T extends { readonly columns: readonly { readonly name: string }[] }> =
  T["columns"][number]["name"];
type Tables = typeof returnTables & { readonly frame: typeof frameTable };
type Notes = { readonly [N in keyof Tables]: { readonly [C in ColumnName<Tables[N]>]: Bilingual } };

const quarter = {
  zh: "报表所属的季度，写作 2018Q1。",
  en: "The quarter that the return is for, written 2018Q1.",
};
const city = {
  zh: "城市代号，与报表文件夹的名称相同。",
  en: "The city's id, as its folder is named.",
};

export const columnNotes: Notes = {
  frame: {
    quarter,
    survey: { zh: "community 社区调查，enterprise 企业调查。", en: "community or enterprise." },
    stratum: {
      zh: "社区：urban 或 rural。企业：规模，或规模/行业，如 medium/C。",
      en: "Communities: urban or rural. Enterprises: the size, or size/sector such as medium/C.",
    },
    population_units: {
      zh: "该层全部单位数，不只是监测的单位。",
      en: "All units of the stratum in the city, not only those that are watched.",
    },
    known_total: {
      zh: "该层已知的劳动力总数。社区各层没有它，就算不出新增就业人数。",
      en: "The known labour force of the stratum. Without it communities have no number of new jobs.",
    },
    design_basis: {
      zh: "probability 随机抽取，purposive 有意挑选。",
      en: "probability if the units were drawn at random, purposive if they were chosen.",
    },
  },
  communities: {
    quarter,
    city,
    community_id: {
      zh: "社区（村屯）的固定编号：每季相同，一季只出现一次。",
      en: "The community's permanent id: the same every quarter, and once in a quarter.",
    },
    area: {
      zh: "城镇社区或农村村屯，与抽样框一致。",
      en: "Urban community or rural village, as in the sampling frame.",
    },
    status: {
      zh: "已报：取得了数据。拒报：没有取得数据，人数留空（劳动年龄人口、登记失业、自然减员可按其他记录填写）。",
      en: "responded: there are data. refused: there are none, and the counts stay empty (except working-age population, registered unemployed and natural attrition, which other records tell).",
    },
    working_age_population: {
      zh: "季末劳动年龄内的人口。",
      en: "People of working age at the end of the quarter.",
    },
    labour_force: {
      zh: "季末就业人数与失业人数之和，不是全部人口。",
      en: "Employed plus unemployed at the end of the quarter; not the whole population.",
    },
    unemployed: {
      zh: "季末没有工作、能工作并在找工作的人。不超过劳动力人数。",
      en: "People without work who can work and look for it, at the end of the quarter. At most the labour force.",
    },
    registered_unemployed: {
      zh: "季末在公共就业服务机构登记失业的人。按户籍登记，与失业人数不是一回事。",
      en: "People registered as unemployed at the end of the quarter. A register by registered residence: not the same as the unemployed.",
    },
    newly_employed: {
      zh: "本季新就业的人，不扣除离职、退休和死亡。不超过劳动力人数。",
      en: "People who took up work in the quarter; those who left, retired or died are not taken off. At most the labour force.",
    },
    natural_attrition: {
      zh: "就业人员中本季退休或死亡的人。",
      en: "Employed people who retired or died in the quarter.",
    },
    new_entrepreneurs: {
      zh: "本季新创业的人（创业者本人）。",
      en: "People who started a business of their own in the quarter.",
    },
    jobs_driven: {
      zh: "本季新创业者带动就业的人数，不含创业者本人。",
      en: "Jobs that the new entrepreneurs of the quarter drive, their own not counted.",
    },
    satisfaction_respondents: {
      zh: "本季回答创业环境满意度的人数。",
      en: "People who said how satisfied they are with the conditions for entrepreneurs.",
    },
    satisfaction_points: {
      zh: "各人打分之和，每人1分（很不满意）至5分（很满意）。",
      en: "The sum of their answers, each from 1 (not at all) to 5 (very).",
    },
  },
  enterprises: {
    quarter,
    city,
    enterprise_id: {
      zh: "企业的固定编号：每季相同，一季只出现一次。",
      en: "The enterprise's permanent id: the same every quarter, and once in a quarter.",
    },
    size: { zh: "企业规模，与抽样框一致。", en: "Size class, as in the sampling frame." },
    sector: {
      zh: "国民经济行业门类的字母（GB/T 4754），如 C 制造业。",
      en: "The letter of the sector (GB/T 4754), such as C, manufacturing.",
    },
    status: {
      zh: "在营：有数据。关闭：经核实已关闭，期末人数为0；以后各季仍列出、各数填0，到年底为止。拒报：没有取得数据，人数留空。",
      en: "active: there are data. closed: confirmed closed, with 0 employees at the end; it stays listed, with zeros, to the end of the year. refused: no data, and the counts stay empty.",
    },
    employees_start: {
      zh: "季初从业人员，应等于上季的期末人数；不等时填写重组情况。",
      en: "Employees at the start of the quarter: those at the end of the last one. Where they differ, restructuring says why.",
    },
    hires: { zh: "本季新招的人。", en: "People hired in the quarter." },
    separations: {
      zh: "本季离开的人，不论原因，含裁减人数。",
      en: "People who left in the quarter, for whatever reason, layoffs included.",
    },
    layoffs: {
      zh: "减少人数中被企业裁减的人。",
      en: "Those of the separations whom the enterprise laid off.",
    },
    employees_end: {
      zh: "季末从业人员 = 期初人数 + 新招人数 - 减少人数。",
      en: "Employees at the end = employees at start + hires - separations.",
    },
    vacancies: {
      zh: "季末正在招人的空缺岗位。",
      en: "Jobs open and to be filled at the end of the quarter.",
    },
    restructuring: {
      zh: "上季以来的合并、分立或划转；没有则留空。",
      en: "merger, split or transfer since the last quarter; empty where there was none.",
    },
  },
  administrative: {
    quarter,
    city,
    measure: {
      zh: "指标名称。一个指标（及分组）一行。",
      en: "What is counted. One row for each measure, or for each group of it.",
    },
    group: { zh: "分组；不分组的指标留空。", en: "The group; empty for a measure without groups." },
    value: {
      zh: "本季的数，取自机关自己的记录。没有记录则留空，不填0。",
      en: "The count of the quarter, from the office's own records. Empty, not 0, where there is no record.",
    },
  },
  startups: {
    quarter,
    city,
    startup_id: {
      zh: "创业实体的固定编号：每季相同，一季只出现一次。",
      en: "The start-up's permanent id: the same every quarter, and once in a quarter.",
    },
    supported_quarter: {
      zh: "获得扶持的季度，以后不变。本季新扶持的填本季。",
      en: "The quarter in which it was supported; it never changes. For one newly supported, this quarter.",
    },
    group: { zh: "创业者所属人群。", en: "The group of people that the founder belongs to." },
    alive: {
      zh: "季末是否仍在经营。填“否”的以后不再列出；不清楚则留空。",
      en: "Whether it is in business at the end of the quarter. After false it is listed no more; empty if it is not known.",
    },
    jobs: {
      zh: "季末雇员人数，不含创业者本人。",
      en: "Employees at the end of the quarter, the founder not counted.",
    },
  },
};

/** The note of one column. @throws when the table has no such column. */
export function noteOf(table: keyof Notes, column: string): Bilingual {
  const notes: Readonly<Record<string, Bilingual>> = columnNotes[table];
  const note = Object.hasOwn(notes, column) ? notes[column] : undefined;
  if (!note) throw new Error(`no note for a column ${column} of ${table}`);
  return note;
}

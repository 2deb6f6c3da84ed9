import type { Bilingual } from "#contract/column.ts";
import type { ReturnTableName } from "#contract/input/input-tables.ts";

// The rules of docs/editing.md that somebody who fills in a form can keep, in plain words.

export const generalRules: readonly Bilingual[] = [
  {
    zh: "每个单位一行。列标题不要改。",
    en: "One row for each unit. Leave the headers of the columns as they are.",
  },
  {
    zh: "灰色的格子已按上季名册填好。名册有误请改正；新增的单位写在名册下面的空行里；离开监测的单位删去整行。",
    en: "Grey cells are filled in from the panel of the last quarter. Correct what is wrong; write units that are new into the empty rows below; delete the row of a unit that is no longer watched.",
  },
  {
    zh: "没有取得数据的格子留空，不要填0、横线或“无”。有数据而数为零时填0。",
    en: "Leave a cell empty if there are no data: no 0, dash or “none”. Write 0 if there are data and the count is zero.",
  },
  {
    zh: "人数填整数，不带单位、小数和百分号。",
    en: "Counts are whole numbers, without unit, decimals or per cent.",
  },
  {
    zh: "从别的表粘贴时请选“只粘贴数值”，否则下拉列表和限制会被覆盖。",
    en: "When you paste from another sheet, paste values only; otherwise the lists and limits are lost.",
  },
  {
    zh: "填好后存为 XLSX，文件名不变，交回。",
    en: "When it is filled in, save it as XLSX under the same name and hand it in.",
  },
];

interface FillingRules {
  /** A return that breaks one is sent back. */
  readonly refused: readonly Bilingual[];
  /** A return where one is the case is asked about. */
  readonly asked: readonly Bilingual[];
}

const REGISTERED_ONCE: Bilingual = {
  zh: "编号重复。",
  en: "the same id twice.",
};

export const fillingRules: Readonly<Record<ReturnTableName, FillingRules>> = {
  communities: {
    refused: [
      REGISTERED_ONCE,
      {
        zh: "失业人数或新就业人数大于劳动力人数。",
        en: "unemployed, or newly employed, above the labour force.",
      },
      {
        zh: "已报却没有劳动力人数；拒报却填了调查人数。",
        en: "responded and no labour force; refused and counts.",
      },
      {
        zh: "满意度总分不在受访人数的1倍到5倍之间。",
        en: "satisfaction points outside 1 to 5 for each respondent.",
      },
    ],
    asked: [
      {
        zh: "失业率比上季变动很大；各数与上季完全相同；连续有数后突然为0。",
        en: "an unemployment rate that moved far; all counts as in the quarter before; 0 after quarters with events.",
      },
      { zh: "登记失业人数大于劳动力人数。", en: "registered unemployed above the labour force." },
    ],
  },
  enterprises: {
    refused: [
      REGISTERED_ONCE,
      {
        zh: "期初人数 + 新招人数 - 减少人数 不等于 期末人数。",
        en: "employees at start + hires - separations is not employees at end.",
      },
      {
        zh: "期初人数不等于上季期末人数，又没有填重组情况。",
        en: "employees at start are not those at the end of the quarter before, and restructuring is empty.",
      },
      { zh: "裁减人数大于减少人数。", en: "layoffs above separations." },
      { zh: "关闭的企业期末人数不是0。", en: "a closed enterprise with employees at the end." },
      {
        zh: "在营却没有期末人数；拒报却填了人数。",
        en: "active and no employees at end; refused and counts.",
      },
    ],
    asked: [
      {
        zh: "从业人员增减超过20%且10人以上；新招或减少超过期初人数的一半。",
        en: "staff that changed by more than 20 % and 10 persons or more; hires or separations above half of the start.",
      },
      {
        zh: "空缺岗位大于期末人数；50人以上的企业各数与上季完全相同；连续有数后突然为0。",
        en: "vacancies above employees at end; all counts as in the quarter before, with 50 persons or more; 0 after quarters with events.",
      },
    ],
  },
  administrative: {
    refused: [{ zh: "数值为负或不是数。", en: "a value below 0, or none that is a number." }],
    asked: [],
  },
  startups: {
    refused: [
      REGISTERED_ONCE,
      { zh: "扶持季度晚于报表季度。", en: "a quarter of support after the quarter of the return." },
    ],
    asked: [
      {
        zh: "扶持季度与以前不同；已终止的又在经营；已终止的还有雇员。",
        en: "another quarter of support than before; in business after it had ended; ended, and with employees.",
      },
    ],
  },
};

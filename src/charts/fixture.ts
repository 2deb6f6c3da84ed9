import { parseHTML } from "linkedom";
import type { ChartLabels, ChartRow } from "#contract/published/chart-data.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { LineOptions } from "./chart-options.ts";

// For the tests: rows and options as the pages hand them over.

export const document = parseHTML("<html><body></body></html>").document as unknown as Document;

export const labels: ChartLabels = {
  title: "长春：近四个季度平均失业率3.9%，比上年同期无法判断升降",
  subtitle: "样本监测失业率，%，城镇，近四个季度平均",
  source: "来源：长春监测社区季度报表",
  release: "发布期：2016年四季度",
  interval: "深色带：50%置信区间；浅色带：95%置信区间",
  simulated: "模拟数据",
  description: "折线图",
  rough: "open circle: varies a lot",
  suppressed: "hatched: too few units",
  gap: "gap: no data",
  cut: "light band cut at the top",
};

export function row(quarter: string, estimate: number | null, change: Partial<ChartRow> = {}): ChartRow {
  const limit = (factor: number) => (estimate === null ? null : estimate * factor);
  return {
    series: "changchun",
    quarter,
    period: quarter,
    estimate,
    ci_lower: limit(0.8),
    ci_upper: limit(1.25),
    ci_lower_50: limit(0.93),
    ci_upper_50: limit(1.07),
    quality: estimate === null ? null : "B",
    obs_status: estimate === null ? "not_collected" : "normal",
    ...change,
  };
}

/** A level that swings slowly, from 2012Q1 on. */
export function rows(count: number, series = "changchun", level = 0.04): ChartRow[] {
  const first = quarterIndex("2012Q1");
  return Array.from({ length: count }, (_, i) =>
    row(quarterOf(first + i), level * (1 + 0.15 * Math.sin(i / 3)), { series }),
  );
}

export function options(change: Partial<LineOptions> = {}): LineOptions {
  return {
    document,
    id: "rate",
    width: 720,
    series: [{ id: "changchun", label: "长春" }],
    labels,
    format: {
      value: (value) => `${(value * 100).toFixed(1)}%`,
      tick: (value) => `${Math.round(value * 1000) / 10}%`,
      quarter: (quarter) => quarter,
    },
    ...change,
  };
}

export const target = {
  from_quarter: "2014Q1",
  to_quarter: "2016Q4",
  value: 0.04,
  label: "目标4.0%（城镇年平均失业率）",
};

export function attributesOf(svg: Element, selector: string, name: string): string[] {
  return Array.from(svg.querySelectorAll(selector), (element) => element.getAttribute(name) ?? "");
}

import type { ReportDocument } from "#report/quarterly/report-document.ts";

/** A short report with a block of every kind; invented. */
export const fixtureReport: ReportDocument = {
  ...{ lang: "zh", city: "changchun", quarter: "2017Q4", release: "2017Q4" },
  title: "长春2017年四季度就业分析报告",
  subtitle: "发布期：2017年四季度",
  simulated: "模拟数据，不是真实统计。",
  sections: [
    {
      id: "summary",
      heading: "摘要",
      blocks: [
        { kind: "paragraph", text: "失业率与上年同期相比无法判断升降 <A&B>。" },
        { kind: "paragraph", text: "样本少，请谨慎使用。", tone: "note" },
        { kind: "list", items: ["第一条", "第二条"] },
      ],
    },
    {
      id: "unemployment",
      heading: "一、失业率",
      blocks: [
        {
          kind: "table",
          caption: "失业率",
          head: ["时期", "估计值", "95%置信区间"],
          rows: [
            ["2017年三季度", "3.9%", "3.2%至4.6%"],
            ["2017年四季度", "3.7%", "3.1%至4.4%"],
          ],
          numeric: [false, true, true],
          note: "按社区总数加权。",
        },
        {
          ...{ kind: "line", id: "rate", unit: "percent", target: [], official: [] },
          series: [{ id: "changchun", label: "长春" }],
          rows: ["2017Q3", "2017Q4"].map((quarter, i) => ({
            ...{ series: "changchun", quarter, period: quarter, estimate: 0.039 - i / 500, se: 0.003 },
            ...{ ci_lower: 0.032, ci_upper: 0.046, ci_lower_50: 0.036, ci_upper_50: 0.042 },
            ...{ quality: "B" as const, obs_status: "normal" as const },
          })),
          labels: {
            ...{ title: "长春失业率3.7%", subtitle: "样本监测失业率，%", source: "来源：测试" },
            ...{ release: "发布期：2017年四季度", interval: "95%置信区间", simulated: "模拟数据" },
            ...{
              description: "折线图：长春失业率",
              rough: "空心圆",
              suppressed: "斜线",
              gap: "断开",
              cut: "未画出",
            },
          },
        },
      ],
    },
    {
      id: "signature",
      heading: "签署",
      blocks: [{ kind: "signature", lines: ["编制：", "审核：", "日期："] }],
    },
  ],
};

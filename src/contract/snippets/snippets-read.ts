import type { ReadSnippet } from "./snippet.ts";

// One for each tool: `text` for any table, `estimates` for the newest quarterly figure of a city.

const PANDAS = `import pandas as pd

{table} = pd.read_csv("{url}")`;

const POLARS = `import polars as pl

{table} = pl.read_parquet("{url}")`;

const R = `{table} <- read.csv("{url}", encoding = "UTF-8")`;

const R_ARROW = `library(arrow)

file <- tempfile(fileext = ".parquet")
download.file("{url}", file, mode = "wb", quiet = TRUE)
{table} <- read_parquet(file)`;

const R_NEWEST = `
own <- {table}[{table}$city == "{city}" & {table}$indicator == "{indicator}" &
  {table}$period_kind == "quarter" & {table}$obs_status == "normal", ]
newest <- own[which(own$period == max(own$period)), ]
print(as.data.frame(newest[c("period", "estimate", "ci_lower", "ci_upper")]), digits = 15)`;

const D3 = `import * as d3 from "npm:d3";

const {table} = await d3.csv("{url}", d3.autoType);`;

const ARROW = `import * as arrow from "npm:apache-arrow";

const {table} = [...await arrow.tableFromIPC(fetch("{url}"))];`;

const JS_NEWEST = `
const newest = {table}
  .filter((row) => row.city === "{city}" && row.indicator === "{indicator}")
  .filter((row) => row.period_kind === "quarter" && row.obs_status === "normal")
  .reduce((a, b) => (a.period > b.period ? a : b));
display([newest.period, newest.estimate, newest.ci_lower, newest.ci_upper]);`;

const POWER_QUERY = `let
  Source = Csv.Document(Web.Contents("{url}"), [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
  Headed = Table.PromoteHeaders(Source, [PromoteAllScalars = true]),
  Emptied = Table.ReplaceValue(Headed, "", null, Replacer.ReplaceValue, Table.ColumnNames(Headed)),
  Typed = Table.TransformColumnTypes(Emptied, {{numbers}}, "en-US")`;

export const readSnippets: readonly ReadSnippet[] = [
  {
    ...{ id: "r", tool: "r", language: "r", format: "csv" },
    text: `${R}
head({table})`,
    estimates: `${R}${R_NEWEST}`,
  },
  {
    ...{ id: "r_arrow", tool: "r_arrow", language: "r", format: "parquet" },
    text: `${R_ARROW}
head({table})`,
    estimates: `${R_ARROW}${R_NEWEST}`,
  },
  {
    ...{ id: "pandas", tool: "pandas", language: "python", format: "csv" },
    text: `${PANDAS}
print({table}.head())`,
    estimates: `${PANDAS}
own = {table}.query(
    "city == '{city}' and indicator == '{indicator}' and period_kind == 'quarter' and obs_status == 'normal'"
)
newest = own.sort_values("period").iloc[-1]
print(newest.period, newest.estimate, newest.ci_lower, newest.ci_upper)`,
  },
  {
    ...{ id: "polars", tool: "polars", language: "python", format: "parquet" },
    text: `${POLARS}
print({table}.head())`,
    estimates: `${POLARS}
newest = (
    {table}.filter(city="{city}", indicator="{indicator}", period_kind="quarter", obs_status="normal")
    .sort("period")
    .tail(1)
)
print(*newest.select("period", "estimate", "ci_lower", "ci_upper").row(0))`,
  },
  {
    ...{ id: "duckdb", tool: "duckdb", language: "sql", format: "parquet" },
    text: `SELECT * FROM read_parquet('{url}') LIMIT 5;`,
    estimates: `SELECT period, estimate, ci_lower, ci_upper
FROM read_parquet('{url}')
WHERE city = '{city}' AND indicator = '{indicator}'
  AND period_kind = 'quarter' AND obs_status = 'normal'
ORDER BY period DESC LIMIT 1;`,
  },
  {
    ...{ id: "observable_d3", tool: "observable_d3", language: "javascript", format: "csv" },
    text: `${D3}
display({table}.slice(0, 5));`,
    estimates: `${D3}${JS_NEWEST}`,
  },
  {
    ...{ id: "observable_arrow", tool: "observable_arrow", language: "javascript", format: "arrow" },
    text: `${ARROW}
display({table}.slice(0, 5).map(String));`,
    estimates: `${ARROW}${JS_NEWEST}`,
  },
  {
    ...{ id: "power_query", tool: "power_query", language: "powerquery", format: "csv" },
    text: `${POWER_QUERY}
in
  Typed`,
    estimates: `${POWER_QUERY},
  Own = Table.SelectRows(Typed, each [city] = "{city}" and [indicator] = "{indicator}"
    and [period_kind] = "quarter" and [obs_status] = "normal"),
  Newest = Table.FirstN(Table.Sort(Own, {{"period", Order.Descending}}), 1)
in
  Table.SelectColumns(Newest, {"period", "estimate", "ci_lower", "ci_upper"})`,
  },
];

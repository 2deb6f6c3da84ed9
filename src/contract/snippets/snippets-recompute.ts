import type { Snippet } from "./snippet.ts";

// A ratio R = sum(ty) / sum(tx) over public cells and its standard error, the square root of
// sum(vyy - 2 R vxy + R^2 vxx) / sum(tx)^2: linearised variance from published moments (METHOD, section 2).

export const recomputeSnippets: readonly Snippet[] = [
  {
    ...{ id: "recompute_r", tool: "r", language: "r", format: "csv" },
    text: `cells <- read.csv("{url}", encoding = "UTF-8")
cells <- cells[cells$indicator == "{indicator}" & cells$quarter == "{quarter}", ]
cells <- cells[cells$cell %in% {cells}, ]
x <- sum(cells$tx)
r <- sum(cells$ty) / x
variance <- sum(cells$vyy - 2 * r * cells$vxy + r^2 * cells$vxx) / x^2
print(c(estimate = r, se = sqrt(max(variance, 0))), digits = 15)`,
  },
  {
    ...{ id: "recompute_python", tool: "pandas", language: "python", format: "csv" },
    text: `import pandas as pd

cells = pd.read_csv("{url}")
cells = cells[(cells.indicator == "{indicator}") & (cells.quarter == "{quarter}")]
cells = cells[cells.cell.isin({cells})]
x = cells.tx.sum()
r = cells.ty.sum() / x
variance = (cells.vyy - 2 * r * cells.vxy + r**2 * cells.vxx).sum() / x**2
print(r, max(variance, 0) ** 0.5)`,
  },
  {
    ...{ id: "recompute_duckdb", tool: "duckdb", language: "sql", format: "parquet" },
    text: `WITH cells AS (
  SELECT * FROM read_parquet('{url}')
  WHERE city = '{city}' AND indicator = '{indicator}' AND quarter = '{quarter}'
),
chosen AS (SELECT * FROM cells WHERE cell IN ({cells})),
total AS (SELECT sum(ty) / sum(tx) AS r, sum(tx) AS x FROM chosen)
SELECT r AS estimate, sqrt(greatest(sum(vyy - 2 * r * vxy + r * r * vxx), 0)) / x AS se
FROM chosen, total
GROUP BY r, x;`,
  },
];

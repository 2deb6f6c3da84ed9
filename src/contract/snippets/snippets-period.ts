import type { Indicator } from "#contract/registry/registry.ts";
import { type PeriodKind, periodEnd, periodQuarters } from "../period.ts";
import { quarterOf } from "../quarter.ts";
import { listOf } from "./snippets-cells.ts";

// R code that computes a published figure of any period and its standard error again, from the moments of its
// quarters and the covariances between them.

export type PeriodIndicator = Pick<Indicator, "id" | "domain" | "pooling" | "factor" | "survey" | "offset">;

/** The quarters that a published period is made of. */
export function quartersOfPeriod(period: string, kind: PeriodKind): string[] {
  return (periodQuarters(kind, periodEnd(period)) ?? []).map(quarterOf);
}

/** @param folder address of the city's files, with a slash at its end. */
export function periodTextInR(
  folder: string,
  indicator: PeriodIndicator,
  period: string,
  kind: PeriodKind,
): string {
  const quarters = quartersOfPeriod(period, kind).map((quarter) => `"${quarter}"`);
  return `folder <- "${folder}"
period <- c(${quarters.join(", ")})
cells <- read.csv(paste0(folder, "cells.csv"), encoding = "UTF-8")
cells <- cells[cells$indicator == "${indicator.id}" & cells$quarter %in% period, ]
public <- ${listOf(indicator.domain, "r")}
cells <- cells[cells$cell %in% public, ]

# the ratio of each quarter
y <- tapply(cells$ty, cells$quarter, sum)[period]
x <- tapply(cells$tx, cells$quarter, sum)[period]
r <- y / x
${poolingOf(indicator)}

# its variance: within each quarter, and between two quarters
t <- cells$quarter
variance <- sum(a[t]^2 * (cells$vyy - 2 * b[t] * cells$vxy + b[t]^2 * cells$vxx))
links <- read.csv(paste0(folder, "links.csv"), encoding = "UTF-8")
i <- 4 * as.integer(substr(links$quarter, 1, 4)) + as.integer(substr(links$quarter, 6, 6)) - 1 - links$lag
links$from <- paste0(i %/% 4, "Q", i %% 4 + 1)
links <- links[links$indicator == "${indicator.id}" & links$cell %in% public &
  links$quarter %in% period & links$from %in% period, ]
t <- links$quarter
s <- links$from
variance <- variance + 2 * sum(a[t] * a[s] * (links$c_y1y0 - b[s] * links$c_y1x0 -
  b[t] * links$c_x1y0 + b[t] * b[s] * links$c_x1x0))
print(c(estimate = estimate, se = sqrt(max(variance, 0))), digits = 15)`;
}

/** The figure and, for each quarter, the factor a and the ratio b of its scores a (y - b x). */
function poolingOf({ pooling, factor, survey, offset }: PeriodIndicator): string {
  const added = offset === 0 ? "" : ` + ${offset}`;
  if (pooling === "ratio") {
    return `
# the quarters pooled
estimate <- sum(y) / sum(x)${added}
a <- rep(1 / sum(x), length(period))
b <- rep(sum(y) / sum(x), length(period))
names(a) <- names(b) <- period`;
  }
  const known = `
# times the known total of each quarter, summed
known <- read.csv(paste0(folder, "benchmarks.csv"), encoding = "UTF-8")
known <- known[known$survey == "${survey}" & known$measure == "${factor?.of}" & known$cell %in% public, ]
size <- tapply(known$known_total, known$quarter, sum)[period]`;
  const share = pooling === "mean" ? "1 / length(period)" : "1";
  const plain = `
# ${pooling === "mean" ? "their mean" : "their sum"}
size <- rep(${share}, length(period))`;
  return `${factor ? known : plain}
estimate <- sum(size * r)${added}
a <- size / x
b <- r`;
}

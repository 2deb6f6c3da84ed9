// Queries that the desk offers. Their titles stand in the words of the site (sql.example.…); a test runs each.

export interface ExampleBounds {
  readonly city: string;
  /** The last quarter that its survey of communities speaks of, and the four quarters that end there. */
  readonly quarter: string;
  readonly period: string;
  /** Whether unit rows are published: of simulated returns alone. */
  readonly sample: boolean;
}

export interface SqlExample {
  readonly id: string;
  readonly sql: string;
}

export function sqlExamples({ city, quarter, period, sample }: ExampleBounds): SqlExample[] {
  return [
    { id: "series", sql: series(city) },
    ...(sample ? [{ id: "sample", sql: sampleToFigure(city, quarter) }] : []),
    { id: "cities", sql: cities(period) },
    { id: "compare", sql: compare(city, period) },
    { id: "change", sql: change(city) },
    { id: "confidential", sql: confidential },
    { id: "verdicts", sql: verdicts },
    { id: "cells", sql: byCell(city, quarter) },
    { id: "sectors", sql: sectors(city, quarter) },
    { id: "alerts", sql: alerts },
    { id: "own", sql: ownTable },
  ];
}

const series = (city: string) => `select quarter, period, estimate, ci_lower, ci_upper, quality
from series('${city}', 'unemployment_rate', 'urban', 'four_quarter')
order by quarter`;

const sampleToFigure = (city: string, quarter: string) => `with urban as (
  select * from sample
  where city = '${city}' and quarter = '${quarter}' and survey = 'community' and cell = 'urban'
    and weight is not null
),
totals as (
  select sum(weight * unemployed) as all_unemployed, sum(weight * labour_force) as all_labour_force
  from urban
),
one as (select * from urban order by unit_id limit 1)
select unit_id, unemployed, labour_force, weight,
  weight * unemployed as stands_for,
  weight * unemployed / all_unemployed as share_of_total,
  all_unemployed / all_labour_force as rate_of_city,
  (select estimate from estimates
   where city = '${city}' and period = '${quarter}' and period_kind = 'quarter'
     and indicator = 'unemployment_rate') as published_rate
from one cross join totals`;

const cities = (period: string) => `select city, estimate, ci_lower, ci_upper, quality
from estimates
where indicator = 'unemployment_rate' and period_kind = 'four_quarter' and period = '${period}'
order by city`;

const compare = (
  city: string,
  period: string,
) => `select other_city, difference, ci_lower, ci_upper, verdict_joint
from compare('${city}', 'unemployment_rate', 'four_quarter')
where period = '${period}'
order by other_city`;

const change = (city: string) => `select quarter, change, ci_lower, ci_upper, verdict
from change('${city}', 'unemployment_rate', 'urban', 'four_quarter', 4)
order by quarter`;

const confidential = `select city, period, indicator, estimate, obs_status, conf_status
from estimates
where conf_status = 'confidential'
order by city, period, indicator`;

const verdicts = `select indicator, count(*) filter (verdict = 'rise') as rise,
  count(*) filter (verdict = 'fall') as fall,
  count(*) filter (verdict = 'no_change_demonstrated') as no_change_demonstrated
from changes
where period_kind = 'four_quarter' and lag = 4
group by indicator
order by indicator`;

const byCell = (city: string, quarter: string) => `select cell, estimate, ci_lower, ci_upper, n_responding
from by_cell('${city}', 'hire_rate', '${quarter}')`;

const sectors = (city: string, quarter: string) => `with parts as (
  select cell, n_resp, unnest(regexp_extract_all(cell, '/([A-T])', 1)) as sector
  from cells
  where city = '${city}' and quarter = '${quarter}' and indicator = 'hire_rate'
)
select sector, count(*) as cells, sum(n_resp) as units_in_them, string_agg(cell, '; ' order by cell) as names
from parts
group by sector
order by sector`;

const alerts = `select quarter, count(*) filter (band <> '0') as cities_with_alert, count(*) as cities
from alerts
where rule = 'tier_1'
group by quarter
order by quarter`;

const ownTable = `create or replace table widths as
select indicator, quality, (ci_upper - ci_lower) / estimate as width
from estimates
where period_kind = 'quarter' and estimate > 0;

select indicator, count(*) as figures, median(width) as median_width
from widths
group by indicator
order by median_width`;

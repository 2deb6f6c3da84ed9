-- Every figure of a kind of period as a sum of its quarters' scores z = c (y - r x): a level, a mean, a sum, a
-- pooled ratio or a total. One row for each figure (ending with quarter e) and quarter t in it.
create or replace macro period_terms(p_asked) as table
with asked_terms as materialized (
  select asked.city, asked.indicator, string_split(asked.cells, ',') as listed, asked.kind from (select p_asked as asked)
),
chosen as materialized (
  select quarter_index(quarter) as t, n_resp, ty, tx, vyy, vxy, vxx, dfc, sum_w, sum_ww,
    case when listed <> ['*'] then len(listed) end as wanted
  from cells join asked_terms using (city, indicator)
  where listed = ['*'] or list_contains(listed, cell)
),
totals as (
  select t, sum(ty) as y, sum(tx) as x, sum(ty) / nullif(sum(tx), 0) as r,
    sum(n_resp) as n, sum(sum_w) * sum(sum_w) / nullif(sum(sum_ww), 0) as effective_units
  from chosen group by t, wanted
  -- a cell that is not published stands with empty moments: the quarter has no figure then, never a partial sum
  having count(ty) = count(*) and count(*) = coalesce(wanted, count(*))
),
cell_variances as (
  select totals.*, dfc, n_resp as n_cell, (vyy - 2 * r * vxy + r * r * vxx) / (x * x) as v from totals join chosen using (t)
),
-- degrees of freedom over the cells: METHOD section 4 (ii); crumbs of doubles are no variance, as in combination.sql
degrees as (
  select t, y, x, r, n, effective_units,
    case when sum(v) > 1e-12::double * (sum(v) + r * r) then sum(v) * sum(v) / sum(v * v / dfc) else min(dfc) end as df,
    case when sum(v) > 1e-12::double * (sum(v) + r * r) then sum(v) * sum(v) / sum(v * v / greatest(n_cell - 1, 1))
      else min(greatest(n_cell - 1, 1)) end as respondent_df
  from cell_variances group by t, y, x, r, n, effective_units
),
-- known totals, where all chosen cells have one
known as (
  select quarter_index(quarter) as t, benchmarks.survey,
    case when count(known_total) filter (measure = factor_of) = count(*) filter (measure = factor_of)
      then sum(known_total) filter (measure = factor_of) end as dividend,
    case when count(known_total) filter (measure = factor_per) = count(*) filter (measure = factor_per)
      then sum(known_total) filter (measure = factor_per) end as divisor
  from benchmarks join asked_terms using (city) join indicators using (indicator)
  where listed = ['*'] or list_contains(listed, cell)
  group by quarter, benchmarks.survey
),
quarters as materialized (
  select degrees.*, pooling, estimand, factor_of,
    case when factor_of is null then 1::double when factor_per is null then dividend
      else dividend / nullif(divisor, 0) end as factor,
    kind, case kind when 'quarter' then 1 when 'year_to_date' then t % 4 + 1 else 4 end as k
  from degrees cross join asked_terms join indicators using (indicator) left join known using (t, survey)
),
sized as materialized (
  select ending.t as e, ending.k as length, member.*,
    factor * case pooling when 'mean' then 1::double / ending.k else 1::double end as size
  from (select t, k from quarters where (kind <> 'year' or t % 4 = 3) and (kind = 'quarter' or pooling <> 'none'))
    as ending
  join quarters member on member.t <= ending.t and member.t > ending.t - ending.k
),
pooled as (
  select e, sum(y) as period_y, sum(x) as period_x, min(n) as period_n,
    min(effective_units) as period_effective_units, min(df) as period_df,
    min(respondent_df) as period_respondent_df,
    case when estimand = 'total' then sum(y) when pooling = 'ratio' then sum(y) / nullif(sum(x), 0)
      when count(size) = length and count(r) = length then sum(size * r) end as estimate,
    case when factor_of is null then 1::double else sum(size) end as scale
  from sized group by e, length, estimand, pooling, factor_of
  having count(*) = length
)
select e, t, period_y, period_x, period_n, period_effective_units, period_df,
  period_respondent_df, estimate, scale,
  case when estimand = 'total' then 1::double when pooling = 'ratio' then 1 / period_x else size / x end as c,
  case when estimand = 'total' then 0::double when pooling = 'ratio' then estimate else r end as r
from sized join pooled using (e)
where estimate is not null;

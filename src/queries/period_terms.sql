-- Every figure of a kind of period as a sum of its quarters' scores z = c (y - r x): a level, a mean, a sum, a
-- pooled ratio or a total. One row for each figure (ending with quarter e) and quarter t in it.
create or replace macro period_terms(p_city, p_indicator, p_cells, p_kind) as table
with asked as (
  select pooling, estimand, factor_of, factor_per, survey, p_cells = '*' as every_cell,
    len(string_split(p_cells, ',')) as cells_asked
  from indicators where indicator = p_indicator
),
chosen as materialized (
  select quarter_index(quarter) as t, cell, n_resp, ty, tx, vyy, vxy, vxx, dfc, sum_w, sum_ww
  from cells
  where city = p_city and indicator = p_indicator
    and (p_cells = '*' or list_contains(string_split(p_cells, ','), cell))
),
totals as materialized (
  select t, sum(ty) as y, sum(tx) as x, sum(ty) / nullif(sum(tx), 0) as r,
    sum(n_resp) as n, sum(sum_w) * sum(sum_w) / nullif(sum(sum_ww), 0) as effective_units
  from chosen group by t
  -- a cell that is not published stands with empty moments: the quarter has no figure then, never a partial sum
  having count(ty) = count(*) and ((select every_cell from asked) or count(*) = (select cells_asked from asked))
),
known as (
  select quarter_index(quarter) as t, measure,
    case when count(known_total) = count(*) then sum(known_total) end as total
  from benchmarks
  where city = p_city and survey = (select survey from asked)
    and (p_cells = '*' or list_contains(string_split(p_cells, ','), cell))
  group by quarter, measure
),
factors as (
  select totals.t,
    case when (select factor_of from asked) is null then 1::double
      when (select factor_per from asked) is null then dividend.total
      else dividend.total / nullif(divisor.total, 0) end as factor
  from totals
  left join known dividend on dividend.t = totals.t and dividend.measure = (select factor_of from asked)
  left join known divisor on divisor.t = totals.t and divisor.measure = (select factor_per from asked)
),
cell_variances as (
  select t, dfc, (vyy - 2 * r * vxy + r * r * vxx) / (x * x) as v
  from chosen join totals using (t)
),
degrees as (
  select t, case when sum(v) > 0 then sum(v) * sum(v) / sum(v * v / dfc) else min(dfc) end as df
  from cell_variances group by t
),
quarters as materialized (
  select totals.*, df, factor from totals join degrees using (t) join factors using (t)
),
members as (
  select ending.t as e, member.*,
    case p_kind when 'quarter' then 1 when 'year_to_date' then ending.t % 4 + 1 else 4 end as k,
    count(*) over (partition by ending.t) as found
  from quarters ending
  join quarters member on member.t <= ending.t and member.t > ending.t -
    case p_kind when 'quarter' then 1 when 'year_to_date' then ending.t % 4 + 1 else 4 end
  where (p_kind <> 'year' or ending.t % 4 = 3)
    and (p_kind = 'quarter' or (select pooling from asked) <> 'none')
),
sized as materialized (
  select *, factor * case (select pooling from asked) when 'mean' then 1::double / k else 1::double end as size
  from members where found = k
),
pooled as (
  select e, sum(y) as period_y, sum(x) as period_x, min(n) as period_n,
    min(effective_units) as period_effective_units, min(df) as period_df,
    case when (select estimand from asked) = 'total' then sum(y)
      when (select pooling from asked) = 'ratio' then sum(y) / nullif(sum(x), 0)
      when count(size) = count(*) and count(r) = count(*) then sum(size * r) end as estimate,
    case when (select factor_of from asked) is null then 1::double else sum(size) end as scale
  from sized group by e
)
select e, t, n, period_y, period_x, period_n, period_effective_units, period_df, estimate, scale,
  case when (select estimand from asked) = 'total' then 1::double
    when (select pooling from asked) = 'ratio' then 1 / period_x else size / x end as c,
  case when (select estimand from asked) = 'total' then 0::double
    when (select pooling from asked) = 'ratio' then estimate else r end as r
from sized join pooled using (e)
where estimate is not null;

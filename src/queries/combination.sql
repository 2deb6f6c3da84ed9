-- Figures put together from quarters, from published moments only: a level, a mean, a sum, a pooled ratio
-- (p_lag = 0), or its difference from the figure p_lag quarters earlier. Every one is a sum of the quarters'
-- scores z = c (y - r x), so its variance is the sum of Cov(z_t, z_s) over all pairs of its quarters.
create or replace macro combination(p_city, p_indicator, p_cells, p_kind, p_lag) as table
with asked as (
  select pooling, p_cells = '*' as every_cell, len(string_split(p_cells, ',')) as cells_asked
  from indicators where indicator = p_indicator
),
chosen as materialized (
  select quarter_index(quarter) as t, cell, n_resp, ty, tx, vyy, vxy, vxx, dfc, vinf, sum_w, sum_ww
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
  select quarter_index(quarter) as t,
    case when count(known_total) = count(*) then sum(known_total) end as known_total
  from benchmarks
  where city = p_city
    and survey = (select survey from indicators where indicator = p_indicator)
    and (p_cells = '*' or list_contains(string_split(p_cells, ','), cell))
  group by quarter
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
  select totals.*, df, known_total from totals join degrees using (t) left join known using (t)
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
  select *, case (select pooling from asked) when 'sum' then known_total else 1::double / k end as size
  from members where found = k
),
pooled as materialized (
  select e, sum(y) as y, sum(x) as x, min(n) as n, min(effective_units) as effective_units, min(df) as df,
    case (select pooling from asked)
      when 'ratio' then sum(y) / nullif(sum(x), 0)
      when 'sum' then case when count(size) = count(*) and count(r) = count(*) then sum(size * r) end
      else case when count(r) = count(*) then sum(size * r) end end as estimate,
    case (select pooling from asked) when 'sum' then sum(size) else 1::double end as scale
  from sized group by e
),
terms as materialized (
  select e, t,
    case (select pooling from asked) when 'ratio' then 1 / pooled.x else size / sized.x end as c,
    case (select pooling from asked) when 'ratio' then pooled.estimate else r end as r
  from sized join pooled using (e)
),
signed as materialized (
  select e, t, c, r from terms
  union all
  select e + cast(p_lag as integer), t, -c, r from terms where p_lag > 0
),
covariances as materialized (
  select t, t as s, cell, vyy as yy, vxy as yx, vxy as xy, vxx as xx from chosen
  union all
  select quarter_index(quarter), quarter_index(quarter) - lag, cell, c_y1y0, c_y1x0, c_x1y0, c_x1x0
  from links
  where city = p_city and indicator = p_indicator
    and (p_cells = '*' or list_contains(string_split(p_cells, ','), cell))
  union all
  select quarter_index(quarter) - lag, quarter_index(quarter), cell, c_y1y0, c_x1y0, c_y1x0, c_x1x0
  from links
  where city = p_city and indicator = p_indicator
    and (p_cells = '*' or list_contains(string_split(p_cells, ','), cell))
),
paired as (
  select a.e, cell, a.t, b.t as s,
    a.c * b.c * (yy - b.r * yx - a.r * xy + a.r * b.r * xx) as v
  from signed a join signed b on a.e = b.e
  join covariances on covariances.t = a.t and covariances.s = b.t
),
wanted as (select e, count(distinct t) as quarters from signed group by e),
complete as (
  select e from paired group by e
  having count(distinct (t, s)) = (select any_value(quarters) from wanted where wanted.e = paired.e)
    * (select any_value(quarters) from wanted where wanted.e = paired.e)
),
by_cell as (select e, cell, sum(v) as v, sum(abs(v)) as gross from paired group by e, cell),
inflations as (
  select e, cell, sum(own * vinf) / nullif(sum(own), 0) as vinf
  from (
    select terms.e, chosen.cell, vinf, c * c * (vyy - 2 * terms.r * vxy + terms.r * terms.r * vxx) as own
    from terms join chosen using (t)
  ) group by e, cell
),
variances as (
  select e, sum(v) as v, sum(gross) as gross,
    greatest(sum(v * coalesce(vinf, 1::double)), 0) as interval_variance
  from by_cell left join inflations using (e, cell)
  where e in (select e from complete)
  group by e
),
-- equal returns make a variance, or a difference, of 0, which doubles leave as a crumb: pipeline/score-variance.ts
compared as (
  select pooled.*, pooled.estimate - coalesce(earlier.estimate, 0) as change,
    1e-12::double * (abs(pooled.estimate) + abs(coalesce(earlier.estimate, 0))) as crumb,
    v > 1e-12::double * (gross + pooled.estimate * pooled.estimate) as varies, v, interval_variance,
    least(pooled.df, coalesce(earlier.df, pooled.df)) as least_df,
    least(pooled.n, coalesce(earlier.n, pooled.n)) as least_n,
    least(pooled.y, coalesce(earlier.y, pooled.y)) as least_y
  from pooled join variances using (e)
  left join pooled earlier on p_lag > 0 and earlier.e = pooled.e - cast(p_lag as integer)
  where p_lag = 0 or earlier.estimate is not null
)
select e, case when p_lag = 0 or abs(change) > crumb then change else 0 end as estimate,
  case when varies then v else 0 end as variance,
  case when varies then interval_variance else 0 end as interval_variance,
  least_df as df, scale, least_n as n, effective_units, least_y as y, x
from compared where estimate is not null;

-- Figures with their variances, from published moments only (p_lag = 0), or each one's difference from the figure
-- p_lag quarters earlier. The variance is the sum of Cov(z_t, z_s) over all pairs of the quarters in it.
create or replace macro combination(p_asked) as table
with asked_combination as materialized (
  select asked, asked.lag from (select p_asked as asked)
),
terms as materialized (
  select * from period_terms((select asked from asked_combination))
),
pooled as (
  select e, any_value(period_y) as y, any_value(period_x) as x, any_value(period_n) as n,
    any_value(period_effective_units) as effective_units, any_value(period_df) as df,
    any_value(period_respondent_df) as respondent_df,
    any_value(estimate) as estimate, any_value(scale) as scale
  from terms group by e
),
signed as materialized (
  select e, t, c, r, true as own from terms
  union all
  select e + lag, t, -c, r, false from terms cross join asked_combination where lag > 0
),
paired as materialized (
  select a.e, cell, a.t, b.t as s,
    a.c * b.c * (yy - b.r * yx - a.r * xy + a.r * b.r * xx) as v, vinf, a.own and b.own and a.t = b.t as same
  from signed a join signed b on a.e = b.e
  join quarter_covariances((select asked from asked_combination)) moments on moments.t = a.t and moments.s = b.t
),
wanted as (select e, count(distinct t) as quarters from signed group by e),
complete as (
  select e from paired join wanted using (e) group by e, quarters
  having count(distinct (t, s)) = quarters * quarters
),
by_cell as (
  select e, cell, sum(v) as v, sum(abs(v)) as gross,
    sum(v * vinf) filter (same) / nullif(sum(v) filter (same), 0) as vinf
  from paired group by e, cell
),
variances as (
  select e, sum(v) as v, sum(gross) as gross,
    greatest(sum(v * coalesce(vinf, 1::double)), 0) as interval_variance
  from by_cell
  where e in (select e from complete)
  group by e
),
-- equal returns make a variance, or a difference, of 0, which doubles leave as a crumb: pipeline/score-variance.ts
compared as (
  select pooled.*, pooled.estimate - coalesce(earlier.estimate, 0) as change,
    1e-12::double * (abs(pooled.estimate) + abs(coalesce(earlier.estimate, 0))) as crumb,
    v > 1e-12::double * (gross + pooled.estimate * pooled.estimate) as varies, v, interval_variance,
    least(pooled.df, coalesce(earlier.df, pooled.df)) as least_df,
    least(pooled.respondent_df, coalesce(earlier.respondent_df, pooled.respondent_df)) as least_respondent_df,
    least(pooled.n, coalesce(earlier.n, pooled.n)) as least_n,
    least(pooled.y, coalesce(earlier.y, pooled.y)) as least_y,
    pooled.y = pooled.x or coalesce(earlier.y = earlier.x, false) as has_all, lag
  from pooled join variances using (e) cross join asked_combination
  left join pooled earlier on lag > 0 and earlier.e = pooled.e - lag
  where lag = 0 or earlier.estimate is not null
)
select e, case when lag = 0 or abs(change) > crumb then change else 0 end as estimate,
  case when varies then v else 0 end as variance,
  case when varies then interval_variance else 0 end as interval_variance,
  least_df as df, least_respondent_df as respondent_df, scale, least_n as n, effective_units, least_y as y, x, has_all
from compared;

-- Four-quarter figures as a percentage of the first four quarters', interval on the log scale, with the covariance
-- of the two. Published for the cells that the indicator is defined over.
create or replace macro index_start(p_city, p_indicator) as table
with kind as materialized (
  select p_city as city, indicator, carried_by, domain as cells, survey, judged_by_cv
  from indicators where indicator = p_indicator
),
asked as materialized (
  select {city: city, indicator: indicator, cells: cells, kind: 'four_quarter', lag: 0} as asked from kind
),
-- whether the figure itself is published: series.sql
carried as (
  select e, estimate * n >= 3 - 1e-6::double as is_carried
  from combination((select {city: city, indicator: carried_by, cells: cells, kind: 'four_quarter', lag: 0} from kind))
),
figures as materialized (
  select f.*, coalesce(is_carried, not judged_by_cv or sqrt(variance) / abs(estimate) <= 0.333::double) as published
  from combination((select asked from asked)) f cross join kind left join carried using (e)
  where n >= case survey when 'community' then 5 else 10 end and estimate > 0
),
start as (
  select * from figures where e = (select min(e) from figures where published)
),
scaled as materialized (
  select terms.e, t, c / terms.estimate as c, r
  from period_terms((select asked from asked)) terms
  join figures using (e)
  where published and e >= (select e from start)
),
signed as materialized (
  select e, t, c, r from scaled where e > (select e from start)
  union all
  select later.e, base.t, -base.c, base.r
  from scaled base join (select distinct e from scaled) later on later.e > base.e
  where base.e = (select e from start)
),
variances as (
  select a.e, sum(a.c * b.c * (yy - b.r * yx - a.r * xy + a.r * b.r * xx)) as v,
    sum(abs(a.c * b.c * (yy - b.r * yx - a.r * xy + a.r * b.r * xx))) as gross
  from signed a join signed b on a.e = b.e
  join quarter_covariances((select asked from asked)) moments
    on moments.t = a.t and moments.s = b.t
  group by a.e
),
indices as (
  select now.e, start.e as base, 100 * now.estimate / start.estimate as index,
    case when v > 1e-12::double * (gross + 1) then v else 0 end as log_variance,
    t_quantiles.df as whole_df, t975
  from figures now join variances using (e) join start on true
  join t_quantiles
    on t_quantiles.df = least(greatest(floor(least(now.df, start.df) + 1e-6::double), 1), 1000)
)
select period_label('four_quarter', e) as period, period_label('four_quarter', base) as base, index,
  index * exp(-t975 * sqrt(log_variance)) as ci_lower, index * exp(t975 * sqrt(log_variance)) as ci_upper,
  index * sqrt(log_variance) as se, whole_df as df
from indices
order by e;

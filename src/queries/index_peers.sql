-- A city's figure as a percentage of the mean of the other cities that have one (at least 3); cities are
-- independent, so their variances add. Interval on the log scale.
create or replace macro index_peers(p_city, p_indicator, p_period_kind) as table
with asked as materialized (select p_city as city),
figures as (
  select estimates.*, asked.city as asked_city from estimates cross join asked
  where indicator = p_indicator and period_kind = p_period_kind and obs_status = 'normal' and estimate > 0
    and se is not null
),
peers as (
  select period, count(*) as cities, avg(estimate) as peer_mean,
    sum(se * se) / (count(*) * count(*)) / (avg(estimate) * avg(estimate)) as v,
    sum((se * se / df) * (se * se)) / (count(*) ** 4) / (avg(estimate) ** 4) as v_over_df
  from figures where city <> asked_city group by period having count(*) >= 3
),
joined as (
  select own.period, cities, 100 * estimate / peer_mean as index,
    se * se / (estimate * estimate) + v as log_variance,
    (se * se / (estimate * estimate)) ** 2 / df + v_over_df as log_variance_over_df
  from figures own join peers using (period) where city = asked_city
),
judged as (
  select joined.*, t_quantiles.df as whole_df, t975
  from joined join t_quantiles on t_quantiles.df =
    case when log_variance > 0
      then least(greatest(floor(log_variance * log_variance / log_variance_over_df + 1e-6::double), 1), 1000)
      else 1000 end
)
select period, concat(cities, '') as base, index,
  index * exp(-t975 * sqrt(log_variance)) as ci_lower, index * exp(t975 * sqrt(log_variance)) as ci_upper,
  index * sqrt(log_variance) as se, whole_df as df
from judged
order by period;

-- The difference of each period's figure from the one p_lag quarters earlier, with the covariance between them.
create or replace macro change(p_city, p_indicator, p_cells, p_period_kind, p_lag) as table
with asked_change as materialized (
  select p_city as city, p_indicator as indicator, p_cells as cells, p_period_kind as period_kind, p_lag as lag
),
kind as materialized (
  select asked_change.*, survey, interval as interval_kind from asked_change left join indicators using (indicator)
),
differences as (
  select f.*, t_quantiles.df as whole_df, sqrt(variance) * t975 as half,
    sqrt(variance) * t9975 as joint_half, period_kind, cast(lag as integer) as lag
  from combination((select {city: city, indicator: indicator, cells: cells, kind: period_kind, lag: cast(lag as integer)} from kind)) f
  cross join kind
  join t_quantiles on t_quantiles.df = least(greatest(floor(f.df + 1e-6::double), 1), 1000)
  where n >= case survey when 'community' then 5 else 10 end
    -- a figure without an interval has no difference from another: a ratio without events, or a rate of enterprises
    -- where none, or everyone, has the event
    and (y > 0 or interval_kind <> 'log')
    and not ((y = 0 or has_all) and (interval_kind = 'logit' and survey = 'enterprise'))
)
select period_label(period_kind, e) as period, quarter_of(e) as quarter,
  period_label(period_kind, e - lag) as from_period,
  estimate as change, estimate - half as ci_lower, estimate + half as ci_upper, sqrt(variance) as se,
  whole_df as df,
  case when estimate - half > 0 then 'rise' when estimate + half < 0 then 'fall'
    else 'no_change_demonstrated' end as verdict,
  case when estimate - joint_half > 0 then 'rise' when estimate + joint_half < 0 then 'fall'
    else 'no_change_demonstrated' end as verdict_joint,
  'normal' as obs_status
from differences
order by e;

-- A city against each of the others: differences of published figures of the same period. Cities are independent,
-- so variances add; verdict_joint holds for up to ten cities at once.
create or replace macro compare(p_city, p_indicator, p_period_kind) as table
with figures as (
  select * from estimates
  where indicator = p_indicator and period_kind = p_period_kind and obs_status = 'normal' and se is not null
),
differences as (
  select own.period, other.city as other_city, own.estimate - other.estimate as difference,
    own.se * own.se + other.se * other.se as variance,
    own.se ** 4 / own.df + other.se ** 4 / other.df as variance_over_df
  from figures own join figures other on other.period = own.period and other.city <> own.city
  where own.city = p_city
),
judged as (
  select differences.*, t_quantiles.df as whole_df, sqrt(variance) * t975 as half, sqrt(variance) * t9975 as joint_half
  from differences join t_quantiles on t_quantiles.df =
    case when variance > 0
      then least(greatest(floor(variance * variance / variance_over_df + 1e-6::double), 1), 1000) else 1000 end
)
select period, other_city, difference, difference - half as ci_lower, difference + half as ci_upper,
  sqrt(variance) as se, whole_df as df,
  case when difference - half > 0 then 'higher' when difference + half < 0 then 'lower' else 'cannot_tell' end
    as verdict,
  case when difference - joint_half > 0 then 'higher' when difference + joint_half < 0 then 'lower'
    else 'cannot_tell' end as verdict_joint
from judged
order by period, other_city;

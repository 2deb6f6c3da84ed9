-- One quarter's figure in every public cell: areas for communities, sizes and sectors for enterprises. Intervals as
-- METHOD section 4 without the smoothing over quarters, which needs cells that stay the same.
create or replace macro by_cell(p_city, p_indicator, p_quarter) as table
with figures as (
  select cell, n_resp, interval as interval_kind, judged_by_cv, ty, vinf, dfc,
    case when estimand = 'total' then ty else ty / nullif(tx, 0) end as estimate,
    case when estimand = 'total' then vyy
      else (vyy - 2 * (ty / nullif(tx, 0)) * vxy + (ty / nullif(tx, 0)) ** 2 * vxx) / (tx * tx) end as variance
  from cells join indicators using (indicator)
  where city = p_city and indicator = p_indicator and quarter = p_quarter
),
judged as (
  select figures.*, t_quantiles.df as whole_df, t975 * sqrt(greatest(variance * vinf, 0)) as half,
    case when ty is null then 'too_few_units'
      when estimate is null or ty = 0 and interval_kind <> 't' then 'no_events'
      when judged_by_cv and sqrt(greatest(variance, 0)) / abs(estimate) > 0.333::double then 'unreliable'
      else 'normal' end as obs_status
  from figures
  left join t_quantiles on t_quantiles.df = least(greatest(floor(dfc + 1e-6::double), 1), 1000)
)
select cell, case when obs_status = 'normal' then estimate end as estimate,
  case when obs_status <> 'normal' then null
    when interval_kind = 'logit' and estimate < 1
      then 1 / (1 + exp(half / (estimate * (1 - estimate)) - ln(estimate / (1 - estimate))))
    when interval_kind = 'log' then estimate * exp(-half / estimate)
    else estimate - half end as ci_lower,
  case when obs_status <> 'normal' then null
    when interval_kind = 'logit' and estimate < 1
      then 1 / (1 + exp(-half / (estimate * (1 - estimate)) - ln(estimate / (1 - estimate))))
    when interval_kind = 'log' then estimate * exp(half / estimate)
    else estimate + half end as ci_upper,
  case when obs_status = 'normal' then sqrt(greatest(variance, 0)) end as se,
  case when obs_status = 'normal' then whole_df end as df,
  n_resp as n_responding, obs_status
from judged
order by cell;

-- One quarter's figure in every public cell: areas for communities, sizes and sectors for enterprises. Intervals as
-- in series, without the smoothing over quarters, which needs cells that stay the same. Known totals are left out:
-- of new jobs it gives the ratio to the labour force. A cell without events has no figure.
create or replace macro by_cell(p_city, p_indicator, p_quarter) as table
with asked_cells as materialized (select p_city as city, p_indicator as indicator, p_quarter as quarter),
kind as materialized (select asked_cells.city, quarter, indicators.* from asked_cells join indicators using (indicator)),
-- the share of units with an event, where the interval rests on it: pipeline/ratio-interval.ts
shares as (
  select cell, n_resp as share_n, ty / tx as share,
    greatest(vyy - 2 * (ty / tx) * vxy + (ty / tx) ** 2 * vxx, 0) / (tx * tx) as share_variance
  from cells join kind on cells.city = kind.city and cells.quarter = kind.quarter and cells.indicator = carried_by
  where tx > 0
),
figures as (
  select cell, n_resp, kind.interval as interval_kind, judged_by_cv, ratio_offset, ty, vinf,
    case when share > 0 then greatest(n_resp - 1, 1) else dfc end as df, share, share_n, share_variance,
    case when estimand = 'total' then ty else ty / nullif(tx, 0) end as estimate,
    greatest(case when estimand = 'total' then vyy
      else (vyy - 2 * (ty / nullif(tx, 0)) * vxy + (ty / nullif(tx, 0)) ** 2 * vxx) / (tx * tx) end, 0) as variance
  from cells join kind using (city, quarter, indicator) left join shares using (cell)
),
judged as (
  select figures.*, t_quantiles.df as whole_df,
    t975 * sqrt(variance * vinf + case when share > 0
      then 2.5::double * (1 - share) * (estimate / share) ** 2 * share_variance else 0 end) as half,
    case when ty is null then 'too_few_units'
      when estimate is null or ty = 0 and interval_kind <> 't' then 'no_events'
      when share is not null
        then case when share * share_n >= 3 - 1e-6::double then 'normal' else 'too_few_units' end
      when judged_by_cv and sqrt(variance) / abs(estimate) > 0.333::double then 'unreliable'
      else 'normal' end as obs_status
  from figures
  left join t_quantiles on t_quantiles.df = least(greatest(floor(figures.df + 1e-6::double), 1), 1000)
)
select cell, case when obs_status = 'normal' then estimate + ratio_offset end as estimate,
  case when obs_status <> 'normal' then null
    when interval_kind = 'logit' and estimate < 1
      then 1 / (1 + exp(half / (estimate * (1 - estimate)) - ln(estimate / (1 - estimate))))
    when interval_kind = 'log' then estimate * exp(-half / estimate) + ratio_offset
    else estimate - half end as ci_lower,
  case when obs_status <> 'normal' then null
    when interval_kind = 'logit' and estimate < 1
      then 1 / (1 + exp(-half / (estimate * (1 - estimate)) - ln(estimate / (1 - estimate))))
    when interval_kind = 'log' then estimate * exp(half / estimate) + ratio_offset
    else estimate + half end as ci_upper,
  case when obs_status = 'normal' then sqrt(variance) end as se,
  case when obs_status = 'normal' then whole_df end as df,
  n_resp as n_responding, obs_status
from judged
order by cell;

-- One indicator of one city over the chosen cells: a figure for every period, with its 95 % and 50 % interval.
create or replace macro series(p_city, p_indicator, p_cells, p_period_kind) as table
with asked_series as materialized (
  select p_city as city, p_indicator as indicator, p_cells as cells, p_period_kind as period_kind
),
kind as materialized (
  select asked_series.*, interval as interval_kind, survey, smoothed, judged_by_cv, carried_by, ratio_offset
  from asked_series left join indicators using (indicator)
),
imputed as (
  select quarter_index(quarter) as e, max(imputed_share) as imputed_share
  from cells join asked_series using (city, indicator) group by quarter
),
-- the share of units with an event, where the interval rests on it: pipeline/ratio-interval.ts
shares as (
  select e, estimate as share, variance as share_variance, n as share_n
  from combination((select {city: city, indicator: carried_by, cells: cells, kind: period_kind, lag: 0} from kind))
),
figures as (
  select c.* replace (case when share > 0 then respondent_df else df end as df), imputed_share, kind.*, share, share_n,
    case when share > 0
      then 2.5::double * (1 - share) * (c.estimate / share) * (c.estimate / share) * share_variance
      else 0 end as carried_variance
  from combination((select {city: city, indicator: indicator, cells: cells, kind: period_kind, lag: 0} from kind)) c
  left join imputed using (e) left join shares using (e) cross join kind
),
smoothed_figures as (
  select *,
    case when smoothed and period_kind = 'quarter'
      then least(greatest(avg(interval_variance) over recent, 0.6::double * interval_variance),
                 3::double * interval_variance)
      else interval_variance + carried_variance end as v,
    case when smoothed and period_kind = 'quarter'
      then avg(df) over recent * case when count(*) over recent >= 4 then 2 else 1 end
      else df end as df_star
  from figures
  window recent as (order by e rows between 4 preceding and current row)
),
judged as (
  select f.*, t_quantiles.df as whole_df, sqrt(v) * t975 as half, sqrt(v) * t75 as half_50, estimate / scale as p,
    interval_kind = 'logit' and (f.y = 0 or f.y = f.x) as at_boundary,
    case when judged_by_cv and estimate + ratio_offset <> 0 and not at_boundary
      then sqrt(variance) / abs(estimate + ratio_offset) end as cv,
    case
      when n < case survey when 'community' then 5 else 10 end then 'too_few_units'
      when f.y = 0 and interval_kind = 'log' or at_boundary and survey = 'enterprise' then 'no_events'
      when share is not null
        then case when share * share_n >= 3 - 1e-6::double then 'normal' else 'too_few_units' end
      when judged_by_cv and estimate <> 0 and sqrt(variance) / abs(estimate) > 0.333::double
        then 'unreliable'
      when imputed_share > 0.25::double then 'too_much_imputed'
      else 'normal'
    end as obs_status
  from smoothed_figures f
  join t_quantiles on t_quantiles.df = least(greatest(floor(df_star + 1e-6::double), 1), 1000)
),
bounded as (
  select *, half / scale / (q * (1 - q)) as step, half_50 / scale / (q * (1 - q)) as step_50, ln(q / (1 - q)) as l
  from (select *, case when interval_kind = 'logit' and not at_boundary and p > 0 and p < 1 then p end as q from judged)
)
select period_label(period_kind, e) as period, quarter_of(e) as quarter,
  case when obs_status = 'normal' then estimate + ratio_offset end as estimate,
  case when obs_status <> 'normal' then null
    when at_boundary then case when y = 0 then 0 else scale * 0.025::double ** (1 / effective_units) end
    when q is not null then scale / (1 + exp(step - l))
    when interval_kind = 'log' and estimate > 0 then estimate * exp(-half / estimate) + ratio_offset
    else estimate - half end as ci_lower,
  case when obs_status <> 'normal' then null
    when at_boundary then case when y = 0 then scale * (1 - 0.025::double ** (1 / effective_units)) else scale end
    when q is not null then scale / (1 + exp(-step - l))
    when interval_kind = 'log' and estimate > 0 then estimate * exp(half / estimate) + ratio_offset
    else estimate + half end as ci_upper,
  case when obs_status <> 'normal' then null
    when at_boundary then case when y = 0 then 0 else scale * 0.25::double ** (1 / effective_units) end
    when q is not null then scale / (1 + exp(step_50 - l))
    when interval_kind = 'log' and estimate > 0 then estimate * exp(-half_50 / estimate) + ratio_offset
    else estimate - half_50 end as ci_lower_50,
  case when obs_status <> 'normal' then null
    when at_boundary then case when y = 0 then scale * (1 - 0.25::double ** (1 / effective_units)) else scale end
    when q is not null then scale / (1 + exp(-step_50 - l))
    when interval_kind = 'log' and estimate > 0 then estimate * exp(half_50 / estimate) + ratio_offset
    else estimate + half_50 end as ci_upper_50,
  case when obs_status = 'normal' and not at_boundary then sqrt(variance) end as se,
  case when obs_status = 'normal' then whole_df end as df,
  case when obs_status <> 'normal' then null
    when imputed_share > 0.1::double then 'E'
    when whole_df < 8 and (cv is null or cv <= 0.165::double) then 'D'
    when cv <= 0.05::double then 'A' when cv <= 0.1::double then 'B' when cv <= 0.165::double then 'C'
    when cv is not null then 'E' end as quality,
  n as n_responding, obs_status
from bounded
order by e;

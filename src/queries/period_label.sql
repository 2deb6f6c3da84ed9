-- the name of the period of a kind that ends with a quarter
create or replace macro period_label(p_kind, p_end) as
  case p_kind
    when 'quarter' then quarter_of(p_end)
    when 'year' then concat(p_end // 4, '')
    when 'year_to_date' then concat(quarter_of(p_end - p_end % 4), '..', quarter_of(p_end))
    else concat(quarter_of(p_end - 3), '..', quarter_of(p_end))
  end;

-- 2016Q2 -> 4 * 2016 + 1
create or replace macro quarter_index(p_quarter) as
  4 * cast(left(p_quarter, 4) as integer) + cast(right(p_quarter, 1) as integer) - 1;

-- Covariances of the totals of two quarters t and s (the same one included), by cell, in both orders. vinf stands
-- where they are the same.
create or replace macro quarter_covariances(p_asked) as table
with asked_covariances as materialized (
  select asked.city, asked.indicator, string_split(asked.cells, ',') as listed from (select p_asked as asked)
),
linked as materialized (
  select quarter_index(quarter) as t, quarter_index(quarter) - lag as s, cell, c_y1y0, c_y1x0, c_x1y0, c_x1x0
  from links join asked_covariances using (city, indicator)
  where listed = ['*'] or list_contains(listed, cell)
)
select quarter_index(quarter) as t, quarter_index(quarter) as s, cell, vyy as yy, vxy as yx, vxy as xy, vxx as xx, vinf
from cells join asked_covariances using (city, indicator)
where listed = ['*'] or list_contains(listed, cell)
union all
select t, s, cell, c_y1y0, c_y1x0, c_x1y0, c_x1x0, null from linked
union all
select s, t, cell, c_y1y0, c_x1y0, c_y1x0, c_x1x0, null from linked;

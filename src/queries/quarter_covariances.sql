-- Covariances of the totals of two quarters t and s (the same one included), by cell, in both orders.
create or replace macro quarter_covariances(p_city, p_indicator, p_cells) as table
select quarter_index(quarter) as t, quarter_index(quarter) as s, cell, vyy as yy, vxy as yx, vxy as xy, vxx as xx
from cells
where city = p_city and indicator = p_indicator
  and (p_cells = '*' or list_contains(string_split(p_cells, ','), cell))
union all
select quarter_index(quarter), quarter_index(quarter) - lag, cell, c_y1y0, c_y1x0, c_x1y0, c_x1x0
from links
where city = p_city and indicator = p_indicator
  and (p_cells = '*' or list_contains(string_split(p_cells, ','), cell))
union all
select quarter_index(quarter) - lag, quarter_index(quarter), cell, c_y1y0, c_x1y0, c_y1x0, c_x1x0
from links
where city = p_city and indicator = p_indicator
  and (p_cells = '*' or list_contains(string_split(p_cells, ','), cell));

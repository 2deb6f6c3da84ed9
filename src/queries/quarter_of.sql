-- the inverse of quarter_index
create or replace macro quarter_of(p_index) as
  concat(p_index // 4, 'Q', p_index % 4 + 1);

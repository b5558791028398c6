-- A line for each column, index, constraint and trigger of the tables in a database.
-- The settings hold for this query alone; names in expressions are written by them.
set statement sql_mode = '', sql_quote_show_create = 1 for
with ours (db) as (select ?)
select concat('column ', c.table_name, '.', c.column_name, ' ', c.data_type,
    if(c.collation_name is null, '', concat(' collate ', c.collation_name)), if(c.is_nullable = 'NO', ' not null', ''),
    if(coalesce(c.generation_expression, '') = '', '', concat(' as ', c.generation_expression))) as line
from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
where t.table_schema = (select db from ours) and t.table_type = 'BASE TABLE' and t.engine = 'InnoDB' and t.table_name <> 'minsapay_schema_history'
union all
select concat(if(min(i.non_unique) = 0, 'unique ', ''), 'index ', i.index_name, ' of ', i.table_name, ' (',
    group_concat(i.column_name order by i.seq_in_index separator ', '), ')')
from information_schema.statistics i where i.table_schema = (select db from ours) and i.table_name <> 'minsapay_schema_history'
group by i.table_name, i.index_name
union all
select concat('constraint ', c.constraint_name, ' of ', c.table_name)
from information_schema.table_constraints c
where c.table_schema = (select db from ours) and c.constraint_type in ('CHECK', 'FOREIGN KEY') and c.table_name <> 'minsapay_schema_history'
union all
select concat('trigger ', g.trigger_name, ' of ', g.event_object_table)
from information_schema.triggers g where g.trigger_schema = (select db from ours) and g.event_object_table <> 'minsapay_schema_history'

-- A line for each column, index and trigger of the tables in the file.
with ours as (select s.name from sqlite_schema s where s.type = 'table' and s.name <> 'minsapay_schema_history')
select 'column ' || t.name || '.' || c.name || ' ' || lower(c.type) || iif(c."notnull", ' not null', '') as line
from ours t join pragma_table_xinfo(t.name) c
union all
select iif(i."unique", 'unique ', '') || 'index ' || i.name || ' of ' || t.name || ' ('
    || (select group_concat(x.name, ', ') from pragma_index_info(i.name) x) || ')'
    || iif(i.partial, (select ' ' || replace(substr(s.sql, instr(s.sql, 'where ')), char(10), ' ')
        from sqlite_schema s where s.type = 'index' and s.name = i.name), '')
from ours t join pragma_index_list(t.name) i
union all
select 'trigger ' || g.name || ' of ' || g.tbl_name from sqlite_schema g where g.type = 'trigger'

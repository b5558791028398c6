-- A line for each column, index, constraint and trigger of the tables in a schema, and for each sequence.
with ours as materialized (
    -- The setting holds for this query alone; names in expressions are written by it.
    select t.oid, t.relname as name, t.relnamespace as namespace
    from (select set_config('quote_all_identifiers', 'off', true) offset 0) as quoting, pg_class t
    where t.relnamespace = cast(? as regnamespace) and t.relkind = 'r' and t.relname <> 'minsapay_schema_history'
)
select 'column ' || t.name || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || coalesce((select ' collate ' || l.collname from pg_collation l where l.oid = a.attcollation and l.collname <> 'default'), '')
    || case when a.attnotnull then ' not null' else '' end as line
from ours t join pg_attribute a on a.attrelid = t.oid where a.attnum > 0 and not a.attisdropped
union all
select case when i.indisunique then 'unique ' else '' end || 'index ' || x.relname || ' of ' || t.name || ' ('
    || (select string_agg(a.attname, ', ' order by k.place) from unnest(i.indkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number) || ')'
    || coalesce(' where ' || pg_get_expr(i.indpred, i.indrelid), '')
from ours t join pg_index i on i.indrelid = t.oid join pg_class x on x.oid = i.indexrelid where i.indisvalid
union all
select 'constraint ' || c.conname || ' of ' || t.name || coalesce(': ' || pg_get_expr(c.conbin, c.conrelid), '')
from ours t join pg_constraint c on c.conrelid = t.oid where c.contype in ('c', 'f') and c.convalidated
union all
select case when g.tgconstraint <> 0 then 'constraint ' else '' end || 'trigger ' || g.tgname || ' of ' || t.name
from ours t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal and g.tgenabled in ('O', 'A')
union all
select 'sequence ' || s.relname from pg_class s where s.relnamespace = (select namespace from ours limit 1) and s.relkind = 'S'

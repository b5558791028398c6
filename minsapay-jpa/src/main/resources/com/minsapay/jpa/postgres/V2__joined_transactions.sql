-- A transaction that joined a caller's own is committed by that caller, whenever that is. Until then its rows have
-- provisional positions, behind all others, which nobody else sees. At the commit itself they get those that follow the
-- last, under the lock that every unit takes for its positions: so these rise in the order of commits here too, and nobody
-- waits for a caller who stalls.
create sequence provisional_position start 4611686018427387904 increment 1000000;

create function gives_position() returns trigger language plpgsql set search_path to "${flyway:defaultSchema}", pg_temp as $$
declare
    given bigint;
begin
    perform pg_advisory_xact_lock(hashtext('minsapay.positions'), 'journal'::regclass::oid::integer);
    select coalesce(max(position), 0) + 1 into given from journal where position < 4611686018427387904;
    update journal set position = given where position = new.position;
    update transfer set position = given where position = new.position;
    return null;
end $$;

create constraint trigger gives_position after insert on journal deferrable initially deferred
    for each row when (new.position >= 4611686018427387904) execute function gives_position();

-- Nothing but the trigger above updates them.
create or replace function is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name in ('journal', 'transfer') and pg_trigger_depth() > 1 then
        return null;
    end if;
    raise exception 'the table % is append-only', tg_table_name;
end $$;

-- The ledger. Text is compared byte by byte (collation "C"); instants are microseconds since 1970-01-01T00:00Z; amounts
-- are minor units; ids, seals and cards are bytes.
--
-- What nothing here enforces is for the library's verify: that transfers add up to a wallet's state, that chains have no
-- gaps, that seals fit, and that a transfer belongs to a transaction. A foreign key for that would cost every payment
-- dearly, and one unit writes both.

-- One row for one request that got an answer. Positions rise in the order of commits: a unit gives them under a lock.
create table journal (
    position      bigint not null primary key,
    id            bytea  not null unique check (octet_length(id) = 16),
    chain         text   collate "C" not null,
    number        bigint not null check (number > 0),
    request_key   text   collate "C" not null unique,
    fingerprint   bytea  not null,
    kind          text   collate "C" not null,
    status        text   collate "C" not null,
    currency      text   collate "C" not null,
    own_after     bigint not null,
    granted_after bigint not null,
    held_after    bigint not null,
    owed_after    bigint not null,
    happened_at   bigint not null,
    recorded_at   bigint not null,
    -- When what it set aside lapses by itself; null for what does not.
    due           bigint,
    operator      text   collate "C" not null,
    card          bytea,
    about         bytea  references journal (id),
    details       text   collate "C" not null,
    previous_seal bytea  not null,
    seal_key      text   collate "C" not null,
    seal          bytea  not null,
    unique (chain, number)
);

-- What was refunded of a charge.
create index journal_by_original on journal (about) where about is not null;

-- What happened in a period: payments by the minute, what accounts of the house had to do with.
create index journal_by_time on journal (happened_at);

-- What was declined, by kind: late entries that nobody paid.
create index journal_declined on journal (kind, happened_at, position) where status <> 'APPROVED';

-- All that a card ever was: the chains that it was in, and what these say about cards.
create index journal_by_card on journal (card, chain) where card is not null;
create index journal_cards_of_chain on journal (chain, card) where card is not null;

-- A hold ends once, and a top-up is reversed once.
create unique index journal_ends on journal (about)
    where kind in ('CAPTURE', 'RELEASE', 'HOLD_EXPIRE', 'TOP_UP_REVERSAL') and status = 'APPROVED';

-- Closes of the books.
create index journal_closes on journal (position) where kind = 'DAY_CLOSE' and status = 'APPROVED';

-- What lapses by itself.
create index journal_due on journal (due, position) where due is not null;

-- The money a transaction moved.
create table transfer (
    position     bigint  not null,
    line         integer not null check (line > 0),
    from_account text    collate "C" not null,
    to_account   text    collate "C" not null,
    amount       bigint  not null check (amount > 0),
    primary key (position, line)
);

-- Statements and totals of house accounts. Wallets' accounts are left out: they would cost every charge another insert
-- at a random place, and a wallet's transfers are found through its chain. Theirs are the kinds own, grant, held,
-- held-grant and iou, told by their first four characters.
create index transfer_from_house on transfer (from_account, position, amount)
    where substr(from_account, 1, 4) not in ('own:', 'gran', 'held', 'iou:');
create index transfer_to_house on transfer (to_account, position, amount)
    where substr(to_account, 1, 4) not in ('own:', 'gran', 'held', 'iou:');

create table wallet (
    id            text    collate "C" not null primary key,
    currency      text    collate "C" not null,
    own           bigint  not null check (own >= 0),
    held          bigint  not null check (held >= 0),
    owed          bigint  not null check (owed >= 0),
    -- The booths where it pays nothing, and who pays there.
    passes        text    collate "C" not null,
    closed        bigint  not null check (closed in (0, 1)),
    -- What it spent in its latest business day, and when that began.
    day           bigint  not null,
    spent         bigint  not null check (spent >= 0),
    -- Its last charge; null if there was none.
    charge_id     bytea   check (octet_length(charge_id) = 16),
    charge_booth  text    collate "C",
    charge_amount bigint  check (charge_amount > 0),
    charged_at    bigint,
    number        bigint  not null,
    seal          bytea   not null,
    mac           bytea   not null,
    constraint wallet_last_charge check ((charge_id is null) = (charge_booth is null)
        and (charge_id is null) = (charge_amount is null) and (charge_id is null) = (charged_at is null))
);

create table wallet_grant (
    wallet     text   collate "C" not null references wallet,
    fund       text   collate "C" not null,
    amount     bigint not null check (amount >= 0),
    held       bigint not null check (held >= 0),
    expires_at bigint not null,
    primary key (wallet, fund)
);

-- What a sweep gives back to funds. Whether something is left is not in the index: a charge changes it, and would have to
-- write every index of the row anew.
create index wallet_grant_expiring on wallet_grant (expires_at, wallet, fund)
    where expires_at < 9223372036854775807;

create table card (
    id     bytea  not null primary key,
    wallet text   collate "C" not null references wallet,
    status text   collate "C" not null,
    since  bigint not null
);

create unique index card_active on card (wallet) where status = 'ACTIVE';

create table house_account (
    account    text   collate "C" not null primary key,
    name       text   collate "C" not null,
    expires_at bigint not null
);

-- The head of the house's chain: one row.
create table house_chain (
    id     bigint primary key check (id = 1),
    number bigint not null,
    seal   bytea  not null
);
insert into house_chain (id, number, seal) values (1, 0, decode(repeat('00', 32), 'hex'));

create table key_check (
    purpose     text  collate "C" not null,
    key_id      text  collate "C" not null,
    check_value bytea not null,
    primary key (purpose, key_id)
);

-- Defence in depth: even a bug of the library cannot rewrite what is written once.
create function is_append_only() returns trigger language plpgsql as
    $$ begin raise exception 'the table % is append-only', tg_table_name; end $$;
create function is_not_deleted_from() returns trigger language plpgsql as
    $$ begin raise exception 'rows of the table % are not deleted', tg_table_name; end $$;
create trigger append_only before update or delete or truncate on journal
    for each statement execute function is_append_only();
create trigger append_only before update or delete or truncate on transfer
    for each statement execute function is_append_only();
create trigger append_only before update or delete or truncate on house_account
    for each statement execute function is_append_only();
create trigger append_only before update or delete or truncate on key_check
    for each statement execute function is_append_only();
create trigger not_deleted before delete or truncate on wallet
    for each statement execute function is_not_deleted_from();
create trigger not_deleted before delete or truncate on card
    for each statement execute function is_not_deleted_from();

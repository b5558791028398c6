-- The ledger. STRICT tables hold what their columns say; text is compared byte by byte (collation BINARY, the default);
-- instants are microseconds since 1970-01-01T00:00Z; amounts are minor units; ids, seals and cards are bytes.
--
-- What nothing here enforces is for the library's verify: that transfers add up to a wallet's state, that chains have no
-- gaps, that seals fit.

-- One row for one request that got an answer.
create table journal (
    position      integer primary key,
    id            blob    not null unique check (length(id) = 16),
    chain         text    not null,
    number        integer not null check (number > 0),
    request_key   text    not null unique,
    fingerprint   blob    not null,
    kind          text    not null,
    status        text    not null,
    currency      text    not null,
    own_after     integer not null,
    granted_after integer not null,
    held_after    integer not null,
    owed_after    integer not null,
    happened_at   integer not null,
    recorded_at   integer not null,
    -- When what it set aside lapses by itself; null for what does not.
    due           integer,
    operator      text    not null,
    card          blob,
    about         blob    references journal (id),
    details       text    not null,
    previous_seal blob    not null,
    seal_key      text    not null,
    seal          blob    not null,
    unique (chain, number)
) strict;

-- What happened in a period: payments by the minute, what accounts of the house had to do with.
create index journal_by_time on journal (happened_at);

-- What was refunded of a charge.
create index journal_by_original on journal (about) where about is not null;

-- What was declined, by kind: late entries that nobody paid.
create index journal_declined on journal (kind, happened_at, position) where status <> 'APPROVED';

-- All that a card ever was: the chains that it was in, and what these say about cards.
create index journal_by_card on journal (card, chain) where card is not null;
create index journal_cards_of_chain on journal (chain, card) where card is not null;

-- A hold ends once, and a top-up is reversed once.
create unique index journal_ends on journal (about)
    where kind in ('CAPTURE', 'HOLD_EXPIRE', 'RELEASE', 'TOP_UP_REVERSAL') and status = 'APPROVED';

-- Closes of the books.
create index journal_closes on journal (position) where kind = 'DAY_CLOSE' and status = 'APPROVED';

-- What lapses by itself.
create index journal_due on journal (due, position) where due is not null;

-- The money a transaction moved.
create table transfer (
    position     integer not null references journal,
    line         integer not null check (line > 0),
    from_account text    not null,
    to_account   text    not null,
    amount       integer not null check (amount > 0),
    primary key (position, line)
) strict, without rowid;

-- Statements and totals of house accounts. Wallets' accounts are left out: they would cost every charge another insert
-- at a random place, and a wallet's transfers are found through its chain. Theirs are the kinds own, grant, held,
-- held-grant and iou, told by their first four characters.
create index transfer_from_house on transfer (from_account, position, amount)
    where substr(from_account, 1, 4) not in ('own:', 'gran', 'held', 'iou:');
create index transfer_to_house on transfer (to_account, position, amount)
    where substr(to_account, 1, 4) not in ('own:', 'gran', 'held', 'iou:');

create table wallet (
    id            text     not null primary key,
    currency      text     not null,
    own           integer  not null check (own >= 0),
    held          integer  not null check (held >= 0),
    owed          integer  not null check (owed >= 0),
    -- The booths where it pays nothing, and who pays there.
    passes        text     not null,
    closed        integer  not null check (closed in (0, 1)),
    -- What it spent in its latest business day, and when that began.
    day           integer  not null,
    spent         integer  not null check (spent >= 0),
    -- Its last charge; null if there was none.
    charge_id     blob     check (length(charge_id) = 16),
    charge_booth  text,
    charge_amount integer  check (charge_amount > 0),
    charged_at    integer,
    number        integer  not null,
    seal          blob     not null,
    mac           blob     not null,
    constraint wallet_last_charge check ((charge_id is null) = (charge_booth is null)
        and (charge_id is null) = (charge_amount is null) and (charge_id is null) = (charged_at is null))
) strict, without rowid;

create table wallet_grant (
    wallet     text    not null references wallet,
    fund       text    not null,
    amount     integer not null check (amount >= 0),
    held       integer not null check (held >= 0),
    expires_at integer not null,
    primary key (wallet, fund)
) strict, without rowid;

-- What a sweep gives back to funds. Spent grants and those that never expire are left out.
create index wallet_grant_expiring on wallet_grant (expires_at, wallet, fund)
    where amount > 0 and expires_at < 9223372036854775807;

create table card (
    id     blob    not null primary key,
    wallet text    not null references wallet,
    status text    not null,
    since  integer not null
) strict, without rowid;

create unique index card_active on card (wallet) where status = 'ACTIVE';

create table house_account (
    account    text    not null primary key,
    name       text    not null,
    expires_at integer not null
) strict, without rowid;

-- The head of the house's chain: one row.
create table house_chain (
    id     integer primary key check (id = 1),
    number integer not null,
    seal   blob    not null
) strict;
insert into house_chain (id, number, seal) values (1, 0, zeroblob(32));

create table key_check (
    purpose     text not null,
    key_id      text not null,
    check_value blob not null,
    primary key (purpose, key_id)
) strict, without rowid;

-- Defence in depth: even a bug of the library cannot rewrite what is written once.
create trigger journal_is_not_updated before update on journal
    begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_is_not_deleted before delete on journal
    begin select raise(abort, 'the journal is append-only'); end;
create trigger transfer_is_not_updated before update on transfer
    begin select raise(abort, 'transfers are append-only'); end;
create trigger transfer_is_not_deleted before delete on transfer
    begin select raise(abort, 'transfers are append-only'); end;
create trigger house_account_is_not_updated before update on house_account
    begin select raise(abort, 'house accounts are append-only'); end;
create trigger house_account_is_not_deleted before delete on house_account
    begin select raise(abort, 'house accounts are append-only'); end;
create trigger key_check_is_not_updated before update on key_check
    begin select raise(abort, 'key checks are append-only'); end;
create trigger key_check_is_not_deleted before delete on key_check
    begin select raise(abort, 'key checks are append-only'); end;
create trigger wallet_is_not_deleted before delete on wallet
    begin select raise(abort, 'wallets are not deleted'); end;
create trigger card_is_not_deleted before delete on card
    begin select raise(abort, 'cards are not deleted'); end;

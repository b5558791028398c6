-- The ledger. Text is compared byte by byte, with the spaces at its end (utf8mb4_nopad_bin); instants are microseconds since
-- 1970-01-01T00:00Z; amounts are minor units; ids, seals and cards are bytes.
--
-- What nothing here enforces is for the library's verify: that transfers add up to a wallet's state, that chains have no
-- gaps, that seals fit, and that a transfer belongs to a transaction. A foreign key for that would cost every payment
-- dearly, and one unit writes both.

-- One row for one request that got an answer. Positions rise in the order of commits: a unit gives them under a lock.
create table journal (
    position      bigint         not null primary key,
    id            varbinary(16)  not null,
    chain         varchar(64)    not null,
    number        bigint         not null check (number > 0),
    request_key   varchar(64)    not null,
    fingerprint   varbinary(64)  not null,
    kind          varchar(64)    not null,
    status        varchar(64)    not null,
    currency      varchar(16)    not null,
    own_after     bigint         not null,
    granted_after bigint         not null,
    held_after    bigint         not null,
    owed_after    bigint         not null,
    happened_at   bigint         not null,
    recorded_at   bigint         not null,
    -- When what it set aside lapses by itself; null for what does not.
    due           bigint,
    operator      varchar(64)    not null,
    card          varbinary(64),
    about         varbinary(16),
    details       mediumtext     not null,
    previous_seal varbinary(64)  not null,
    seal_key      varchar(64)    not null,
    seal          varbinary(64)  not null,
    -- The transaction that it ends or reverses; null for everything that does neither, or was declined.
    ended         varbinary(16) generated always as
        (case when kind in ('CAPTURE', 'RELEASE', 'HOLD_EXPIRE', 'TOP_UP_REVERSAL') and status = 'APPROVED' then about end) stored,
    constraint id_has_16_bytes check (octet_length(id) = 16),
    unique key journal_id (id),
    unique key journal_key (request_key),
    unique key journal_place (chain, number),
    -- A hold ends once, and a top-up is reversed once.
    unique key journal_ends (ended),
    -- What happened in a period: payments by the minute, what accounts of the house had to do with.
    key journal_by_time (happened_at),
    -- What was refunded of a charge.
    key journal_by_original (about),
    -- What was declined, by kind (late entries that nobody paid), and closes of the books.
    key journal_by_kind (kind, happened_at, position),
    -- All that a card ever was: the chains that it was in, and what these say about cards.
    key journal_by_card (card, chain),
    key journal_cards_of_chain (chain, card),
    -- What lapses by itself.
    key journal_due (due, position),
    constraint journal_about foreign key (about) references journal (id)
) engine = innodb row_format = dynamic default character set = utf8mb4 collate = utf8mb4_nopad_bin;

-- The money a transaction moved. The indexes give statements, and the totals of an account or of all.
create table transfer (
    position     bigint       not null,
    line         integer      not null check (line > 0),
    from_account varchar(200) not null,
    to_account   varchar(200) not null,
    amount       bigint       not null check (amount > 0),
    primary key (position, line),
    key transfer_from (from_account, position, amount),
    key transfer_to (to_account, position, amount)
) engine = innodb row_format = dynamic default character set = utf8mb4 collate = utf8mb4_nopad_bin;

create table wallet (
    id            varchar(64)   not null primary key,
    currency      varchar(16)   not null,
    own           bigint        not null check (own >= 0),
    held          bigint        not null check (held >= 0),
    owed          bigint        not null check (owed >= 0),
    -- The booths where it pays nothing, and who pays there.
    passes        mediumtext    not null,
    closed        bigint        not null check (closed in (0, 1)),
    -- What it spent in its latest business day, and when that began.
    day           bigint        not null,
    spent         bigint        not null check (spent >= 0),
    -- Its last charge; null if there was none.
    charge_id     varbinary(16) check (octet_length(charge_id) = 16),
    charge_booth  varchar(200),
    charge_amount bigint        check (charge_amount > 0),
    charged_at    bigint,
    number        bigint        not null,
    seal          varbinary(64) not null,
    mac           varbinary(64) not null,
    constraint wallet_last_charge check ((charge_id is null) = (charge_booth is null)
        and (charge_id is null) = (charge_amount is null) and (charge_id is null) = (charged_at is null))
) engine = innodb row_format = dynamic default character set = utf8mb4 collate = utf8mb4_nopad_bin;

create table wallet_grant (
    wallet     varchar(64) not null,
    fund       varchar(64) not null,
    amount     bigint      not null check (amount >= 0),
    held       bigint      not null check (held >= 0),
    expires_at bigint      not null,
    primary key (wallet, fund),
    -- What a sweep gives back to funds.
    key wallet_grant_expiring (expires_at, wallet, fund),
    constraint grant_of_wallet foreign key (wallet) references wallet (id)
) engine = innodb row_format = dynamic default character set = utf8mb4 collate = utf8mb4_nopad_bin;

create table card (
    id     varbinary(64) not null primary key,
    wallet varchar(64)   not null,
    status varchar(64)   not null,
    since  bigint        not null,
    -- The wallet whose active card it is; null if it is not active.
    active_of varchar(64) generated always as (case when status = 'ACTIVE' then wallet end) stored,
    unique key card_active (active_of),
    key card_of_wallet (wallet, id),
    constraint card_of_a_wallet foreign key (wallet) references wallet (id)
) engine = innodb row_format = dynamic default character set = utf8mb4 collate = utf8mb4_nopad_bin;

create table house_account (
    account    varchar(200) not null primary key,
    name       varchar(255) not null,
    expires_at bigint       not null
) engine = innodb row_format = dynamic default character set = utf8mb4 collate = utf8mb4_nopad_bin;

-- The head of the house's chain: one row.
create table house_chain (
    id     bigint        not null primary key check (id = 1),
    number bigint        not null,
    seal   varbinary(64) not null
) engine = innodb row_format = dynamic default character set = utf8mb4 collate = utf8mb4_nopad_bin;
insert into house_chain (id, number, seal) values (1, 0, unhex(repeat('00', 32)));

create table key_check (
    purpose     varchar(64)   not null,
    key_id      varchar(64)   not null,
    check_value varbinary(64) not null,
    primary key (purpose, key_id)
) engine = innodb row_format = dynamic default character set = utf8mb4 collate = utf8mb4_nopad_bin;

-- Locked by the one unit that gives positions, to its end: one row.
create table position_lock (
    id bigint not null primary key check (id = 1)
) engine = innodb row_format = dynamic;
insert into position_lock (id) values (1);

-- Defence in depth: even a bug of the library cannot rewrite what is written once.
create trigger journal_is_not_updated before update on journal for each row
    signal sqlstate '45000' set message_text = 'the journal is append-only';
create trigger journal_is_not_deleted before delete on journal for each row
    signal sqlstate '45000' set message_text = 'the journal is append-only';
create trigger transfer_is_not_updated before update on transfer for each row
    signal sqlstate '45000' set message_text = 'transfers are append-only';
create trigger transfer_is_not_deleted before delete on transfer for each row
    signal sqlstate '45000' set message_text = 'transfers are append-only';
create trigger house_account_is_not_updated before update on house_account for each row
    signal sqlstate '45000' set message_text = 'house accounts are append-only';
create trigger house_account_is_not_deleted before delete on house_account for each row
    signal sqlstate '45000' set message_text = 'house accounts are append-only';
create trigger key_check_is_not_updated before update on key_check for each row
    signal sqlstate '45000' set message_text = 'key checks are append-only';
create trigger key_check_is_not_deleted before delete on key_check for each row
    signal sqlstate '45000' set message_text = 'key checks are append-only';
create trigger wallet_is_not_deleted before delete on wallet for each row
    signal sqlstate '45000' set message_text = 'wallets are not deleted';
create trigger card_is_not_deleted before delete on card for each row
    signal sqlstate '45000' set message_text = 'cards are not deleted';

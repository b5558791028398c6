package com.minsapay.ledger;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.card.CardId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the journal keeps of one request: its transfers and what it changed, or why it was declined. Append-only: a
 * mistake is put right by another transaction. Immutable and thread-safe.
 *
 * @param id names it
 * @param kind what was asked for
 * @param declined why it was declined; empty if it was approved
 * @param wallet the one wallet it concerns; empty for the house's own affairs
 * @param number its place in the chain of its wallet, or of the house; from 1, without gaps
 * @param key the request's idempotency key
 * @param currency of all its amounts
 * @param transfers the money it moved; none if it was declined, or changed no money
 * @param after what the wallet held right after; empty without a wallet
 * @param happenedAt when the request arrived, or the sale was made that it enters late; to the microsecond
 * @param recordedAt when it was decided, to the microsecond
 * @param due when what it set aside lapses by itself, to the microsecond; empty for what does not
 * @param operator who did it
 * @param card the card it links, blocks or makes the new one; empty if none
 * @param about the earlier transaction of the same wallet that it refunds, ends or reverses; empty if none
 * @param details further facts by name, such as a correction's reason
 */
public record Transaction(
        TransactionId id,
        TransactionKind kind,
        Optional<DeclineReason> declined,
        Optional<WalletId> wallet,
        long number,
        IdempotencyKey key,
        Currency currency,
        List<Transfer> transfers,
        Optional<Balance> after,
        Instant happenedAt,
        Instant recordedAt,
        Optional<Instant> due,
        OperatorId operator,
        Optional<CardId> card,
        Optional<TransactionId> about,
        Map<Detail, String> details) {
    /**
     * @throws IllegalArgumentException if the number is below 1, a declined transaction moves money, or a transfer
     *     touches another wallet or is in another currency
     */
    public Transaction {
        transfers = List.copyOf(transfers);
        details = Map.copyOf(details);
        if (number < 1) {
            throw new IllegalArgumentException("a transaction's number must be at least 1, was " + number);
        }
        if (declined.isPresent() && !transfers.isEmpty()) {
            throw new IllegalArgumentException(
                    "a declined transaction must move no money, had " + transfers.size() + " transfers");
        }
        for (Transfer transfer : transfers) {
            requireOneWallet(transfer.from(), wallet);
            requireOneWallet(transfer.to(), wallet);
            if (!transfer.amount().currency().equals(currency)) {
                throw new IllegalArgumentException("a transaction must have one currency, was " + currency + " and "
                        + transfer.amount().currency());
            }
        }
    }

    /** What does not lapse. */
    public Transaction(
            TransactionId id,
            TransactionKind kind,
            Optional<DeclineReason> declined,
            Optional<WalletId> wallet,
            long number,
            IdempotencyKey key,
            Currency currency,
            List<Transfer> transfers,
            Optional<Balance> after,
            Instant happenedAt,
            Instant recordedAt,
            OperatorId operator,
            Optional<CardId> card,
            Optional<TransactionId> about,
            Map<Detail, String> details) {
        this(
                id,
                kind,
                declined,
                wallet,
                number,
                key,
                currency,
                transfers,
                after,
                happenedAt,
                recordedAt,
                Optional.empty(),
                operator,
                card,
                about,
                details);
    }

    /** All it moved, each transfer counted once; zero if it moved nothing. */
    public Money amount() {
        return sum(transfer -> true);
    }

    /** What it paid to a booth, out of whichever account. */
    public Money paid() {
        return sum(Transaction::paysBooth);
    }

    /** What it paid to a booth out of accounts of its wallet: what the wallet spent. */
    public Money spent() {
        return sum(transfer -> paysBooth(transfer) && transfer.from().kind().isOfWallet());
    }

    /** What it moved from or to sponsors of free passes. */
    public Money sponsored() {
        return sum(transfer ->
                transfer.from().kind() == AccountKind.SPONSOR || transfer.to().kind() == AccountKind.SPONSOR);
    }

    /** What it repaid of what its wallet owed. */
    public Money repaid() {
        return sum(transfer -> transfer.to().kind() == AccountKind.IOU);
    }

    /** What it took out of its wallet for a desk to hand back. */
    public Money handedBack() {
        return sum(transfer -> transfer.to().kind() == AccountKind.DESK);
    }

    /** What it took from a booth for its wallet, or for the fund of what had expired there: what the wallet got back. */
    public Money givenBack() {
        return sum(transfer -> transfer.from().kind() == AccountKind.BOOTH
                && (transfer.to().kind().isOfWallet() || transfer.to().kind() == AccountKind.FUND));
    }

    private static boolean paysBooth(Transfer transfer) {
        return transfer.to().kind() == AccountKind.BOOTH;
    }

    private Money sum(Predicate<Transfer> counts) {
        Money sum = Money.zero(currency);
        for (Transfer transfer : transfers) {
            if (counts.test(transfer)) {
                sum = sum.plus(transfer.amount());
            }
        }
        return sum;
    }

    /**
     * By how much it changed all that the wallet has, what is held and what is owed counted in; negative for a payment,
     * zero for a hold.
     */
    public Money walletChange() {
        return changeOf(wallet -> wallet.kind().isOfWallet());
    }

    /** By how much it changed one account's balance. */
    public Money changeOf(AccountId account) {
        return changeOf(account::equals);
    }

    /** A further fact that is an amount; empty if the transaction does not have it. */
    public Optional<Money> money(Detail detail) {
        return Optional.ofNullable(details.get(detail))
                .map(minorUnits -> Money.ofMinor(currency, Long.parseLong(minorUnits)));
    }

    private Money changeOf(Predicate<AccountId> accounts) {
        return transfers.stream()
                .flatMap(transfer -> transfer.entries().stream())
                .filter(entry -> accounts.test(entry.account()))
                .map(Entry::change)
                .reduce(Money.zero(currency), Money::plus);
    }

    private static void requireOneWallet(AccountId account, Optional<WalletId> wallet) {
        if (account.kind().isOfWallet() && !account.wallet().equals(wallet)) {
            throw new IllegalArgumentException("a transaction must touch at most one wallet, was " + account);
        }
    }
}

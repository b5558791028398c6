package com.minsapay.internal.audit;

import com.minsapay.account.WalletId;
import com.minsapay.card.CardId;
import com.minsapay.crypto.Bytes;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.internal.codec.CardStates;
import com.minsapay.internal.codec.Passes;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.WalletRow;
import com.minsapay.wallet.PastCharge;
import com.minsapay.wallet.Usage;
import com.minsapay.wallet.Wallet;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks one chain from its beginning: checks each seal against the one before, and builds up what the chain says the
 * wallet, its cards or the house's accounts must be. Used by one thread.
 */
final class ChainWalk {
    private final String chain;
    private final Sealer sealer;
    private final HouseAccounts accounts;
    private final BooksWalk books;
    private final Findings findings;
    private final CardStates cards = new CardStates();
    private final Set<Bytes> linkedAgain = new HashSet<>();
    private ChainHead head = ChainHead.EMPTY;
    private long position;
    private Optional<Wallet> wallet = Optional.empty();
    private Optional<PastCharge> lastCharge = Optional.empty();
    private Optional<Balance> after = Optional.empty();
    private boolean lastIsIntact = true;
    private boolean sound = true;

    /**
     * @param accounts filled by the house's chain, asked by the wallets'
     * @param books takes every transaction that is as it was sealed
     */
    ChainWalk(String chain, Sealer sealer, HouseAccounts accounts, BooksWalk books, Findings findings) {
        this.chain = chain;
        this.sealer = sealer;
        this.accounts = accounts;
        this.books = books;
        this.findings = findings;
    }

    String chain() {
        return chain;
    }

    /** Where the chain ends, as far as it was walked. */
    ChainHead head() {
        return head;
    }

    /** Where in the journal its last transaction stands; 0 for none. */
    long position() {
        return position;
    }

    /** The cards that the chain linked, as it left them; some may be linked to other wallets since. */
    List<CardRow> cards() {
        return cards.latest().values().stream().map(RowCodec::toRow).toList();
    }

    /** Of these the ones that had been linked before. */
    Set<Bytes> linkedAgain() {
        return linkedAgain;
    }

    /** Whether nothing in the chain was found amiss. */
    boolean isSound() {
        return sound;
    }

    /**
     * Whether a stored wallet holds what the chain gives; once the chain is broken, what its last transaction says was
     * left. What was spent in a day the chain does not say, as it knows neither the policy's zone nor whose clock was ahead:
     * the MAC guards it.
     */
    boolean gives(WalletRow stored) {
        return sound
                ? wallet.map(built -> RowCodec.toRow(built, usage(built), head))
                        .filter(row -> holdSame(row, stored))
                        .isPresent()
                : after.isEmpty() || after.equals(balance(stored));
    }

    /** One bad row is named once: what follows it is not asked to follow what it holds. */
    void add(JournalRow row) {
        if (row.number() <= head.number()) {
            report(row, "stands where another transaction does");
            return;
        }
        boolean isIntact = sealer.isIntact(row);
        if (row.number() > head.number() + 1) {
            sound = false;
            findings.add(
                    "journal: transactions " + (head.number() + 1) + " to " + (row.number() - 1) + " of " + chain,
                    "are missing, or transaction " + row.number() + " does not belong here");
            books.doubt(position, row.position());
        } else if (!isIntact) {
            report(row, "does not match its seal");
        } else if (lastIsIntact && !row.previous().equals(head.seal())) {
            report(row, "does not follow the transaction before it");
        }
        lastIsIntact = isIntact;
        if (row.position() <= position) {
            report(row, "stands in the journal before the one it follows");
        }
        head = new ChainHead(row.number(), row.seal());
        position = row.position();
        take(row);
    }

    private void take(JournalRow row) {
        after = Optional.empty();
        try {
            Transaction transaction = RowCodec.toTransaction(row);
            after = transaction.after();
            if (transaction.declined().isEmpty()) {
                takeChanges(transaction);
            }
            if (lastIsIntact) {
                accounts.use(transaction.transfers());
                books.take(row.position(), transaction);
            }
            // What a broken chain gives is not known any more, so that each balance after the break would be named.
            transaction.wallet().filter(id -> sound).ifPresent(id -> takeTransfers(id, transaction, row));
        } catch (RuntimeException e) {
            report(row, "cannot be read: " + e.getMessage());
        }
    }

    private void takeTransfers(WalletId id, Transaction transaction, JournalRow row) {
        Wallet before = wallet.orElseGet(() -> Wallet.empty(id, zero(row)));
        boolean isApproved = transaction.declined().isEmpty();
        boolean closes = isApproved && transaction.kind() == TransactionKind.WALLET_CLOSE;
        if (isApproved && transaction.kind() == TransactionKind.CHARGE) {
            lastCharge = Optional.of(PastCharge.of(transaction));
        }
        wallet = before.after(transaction.transfers(), accounts::expiry)
                .map(after -> closes ? after.close() : Passes.after(transaction, after));
        if (wallet.isEmpty()) {
            report(row, "would leave a part of the wallet below zero");
        } else if (!wallet.map(Wallet::balance).equals(transaction.after())) {
            report(row, "says another balance than its chain gives");
        }
    }

    private void report(JournalRow row, String problem) {
        sound = false;
        books.doubt(row.position());
        findings.add(row, problem);
    }

    private Usage usage(Wallet built) {
        return new Usage(Instant.EPOCH, Money.zero(built.own().currency()), lastCharge);
    }

    private static boolean holdSame(WalletRow built, WalletRow stored) {
        return built.own() == stored.own()
                && built.held() == stored.held()
                && built.owed() == stored.owed()
                && built.closed() == stored.closed()
                && built.passes().equals(stored.passes())
                && built.usage().lastCharge().equals(stored.usage().lastCharge())
                && built.currency().equals(stored.currency())
                && built.grants().equals(stored.grants());
    }

    private static Optional<Balance> balance(WalletRow stored) {
        try {
            return Optional.of(RowCodec.toWallet(stored).balance());
        } catch (LedgerCorruptException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private void takeChanges(Transaction transaction) {
        switch (transaction.kind()) {
            case BOOTH_OPEN, DESK_OPEN, FUND_OPEN, SPONSOR_OPEN -> accounts.open(RowCodec.openedAccount(transaction));
            case WALLET_OPEN, WALLET_CLOSE, CARD_LINK, CARD_BLOCK, CARD_REPLACE -> takeCards(transaction);
            case TOP_UP,
                    TOP_UP_REVERSAL,
                    CHARGE,
                    LATE_CHARGE,
                    HOLD,
                    CAPTURE,
                    RELEASE,
                    HOLD_EXPIRE,
                    REFUND,
                    GRANT,
                    GRANT_EXPIRE,
                    FREE_PASS,
                    FREE_PASS_END,
                    WITHDRAWAL,
                    CORRECTION,
                    DESK_FLOAT,
                    DESK_DROP,
                    DESK_TRANSFER,
                    DESK_COUNT,
                    BOOTH_PAYOUT,
                    DAY_CLOSE -> {}
        }
    }

    private void takeCards(Transaction transaction) {
        cards.take(transaction);
        if (CardStates.isLinkedAgain(transaction)) {
            transaction.card().map(CardId::value).ifPresent(linkedAgain::add);
        }
    }

    private static Money zero(JournalRow row) {
        return Money.zero(Currency.getInstance(row.currency()));
    }
}

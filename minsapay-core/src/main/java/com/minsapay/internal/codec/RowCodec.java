package com.minsapay.internal.codec;

import com.minsapay.account.AccountId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.card.Card;
import com.minsapay.card.CardId;
import com.minsapay.card.CardStatus;
import com.minsapay.crypto.Bytes;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.idempotency.Fingerprint;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LastChargeRow;
import com.minsapay.spi.TransferRow;
import com.minsapay.spi.UsageRow;
import com.minsapay.spi.WalletRow;
import com.minsapay.wallet.Grant;
import com.minsapay.wallet.PastCharge;
import com.minsapay.wallet.Usage;
import com.minsapay.wallet.Wallet;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Turns values into rows and rows into values. What was not written by this library is refused by name. */
public final class RowCodec {
    private static final Bytes UNSEALED = Bytes.zeros(32);

    private RowCodec() {}

    /** A transaction as a row that has no seal yet. */
    public static JournalRow toRow(Transaction transaction, Fingerprint fingerprint) {
        return new JournalRow(
                0,
                transaction.id().value(),
                transaction.wallet().map(WalletId::value).orElse(JournalRow.HOUSE),
                transaction.number(),
                transaction.key().value(),
                fingerprint.value(),
                transaction.kind().name(),
                transaction.declined().map(Enum::name).orElse(JournalRow.APPROVED),
                transaction.currency().getCurrencyCode(),
                after(transaction, Balance::own),
                after(transaction, Balance::granted),
                after(transaction, Balance::held),
                after(transaction, Balance::owed),
                Instants.micros(transaction.happenedAt()),
                Instants.micros(transaction.recordedAt()),
                transaction.due().stream().mapToLong(Instants::micros).findFirst(),
                transaction.operator().value(),
                transaction.card().map(CardId::value),
                transaction.about().map(TransactionId::value),
                text(transaction.details()),
                UNSEALED,
                "",
                UNSEALED,
                transferRows(transaction.transfers()));
    }

    /** @throws LedgerCorruptException if this library cannot have written the row */
    public static Transaction toTransaction(JournalRow row) {
        return decoded("transaction " + row.number() + " of " + row.chain(), () -> {
            Currency currency = Currency.getInstance(row.currency());
            boolean house = row.chain().equals(JournalRow.HOUSE);
            return new Transaction(
                    new TransactionId(row.id()),
                    TransactionKind.valueOf(row.kind()),
                    row.isApproved() ? Optional.empty() : Optional.of(DeclineReason.valueOf(row.status())),
                    house ? Optional.empty() : Optional.of(WalletId.of(row.chain())),
                    row.number(),
                    IdempotencyKey.of(row.key()),
                    currency,
                    transfers(row.transfers(), currency),
                    house ? Optional.empty() : Optional.of(after(row, currency)),
                    Instants.ofMicros(row.happenedAt()),
                    Instants.ofMicros(row.recordedAt()),
                    row.due().stream().mapToObj(Instants::ofMicros).findFirst(),
                    OperatorId.of(row.operator()),
                    row.card().map(CardId::new),
                    row.about().map(TransactionId::new),
                    details(row.details()));
        });
    }

    /** A wallet's state as a row that has no MAC yet. */
    public static WalletRow toRow(Wallet wallet, Usage usage, ChainHead head) {
        List<GrantRow> grants = wallet.grants().stream()
                .map(grant -> new GrantRow(
                        grant.fund().value(),
                        grant.amount().minorUnits(),
                        grant.held().minorUnits(),
                        Instants.microsOrNever(grant.expiresAt())))
                .sorted(Comparator.comparing(GrantRow::fund))
                .toList();
        return new WalletRow(
                wallet.id().value(),
                wallet.own().currency().getCurrencyCode(),
                wallet.own().minorUnits(),
                wallet.held().minorUnits(),
                wallet.owed().minorUnits(),
                grants,
                Passes.text(wallet.passes()),
                wallet.closed(),
                toRow(usage),
                head.number(),
                head.seal(),
                UNSEALED);
    }

    /** @throws LedgerCorruptException if this library cannot have written the row */
    public static Wallet toWallet(WalletRow row) {
        return decoded("wallet " + row.id(), () -> {
            Currency currency = Currency.getInstance(row.currency());
            List<Grant> grants = row.grants().stream()
                    .map(grant -> new Grant(
                            FundId.of(grant.fund()),
                            Money.ofMinor(currency, grant.amount()),
                            Money.ofMinor(currency, grant.held()),
                            Instants.ofMicrosOrNever(grant.expiresAt())))
                    .toList();
            return new Wallet(
                    WalletId.of(row.id()),
                    Money.ofMinor(currency, row.own()),
                    Money.ofMinor(currency, row.held()),
                    Money.ofMinor(currency, row.owed()),
                    grants,
                    Passes.of(row.passes()),
                    row.closed());
        });
    }

    private static UsageRow toRow(Usage usage) {
        return new UsageRow(
                Instants.micros(usage.day()),
                usage.spent().minorUnits(),
                usage.lastCharge().map(RowCodec::toRow));
    }

    private static LastChargeRow toRow(PastCharge charge) {
        return new LastChargeRow(
                charge.id().value(),
                charge.booth().toString(),
                charge.amount().minorUnits(),
                Instants.micros(charge.at()));
    }

    /**
     * What a wallet's row remembers of its payments.
     *
     * @throws LedgerCorruptException if this library cannot have written the row
     */
    public static Usage toUsage(WalletRow row) {
        return decoded("wallet " + row.id(), () -> {
            Currency currency = Currency.getInstance(row.currency());
            UsageRow usage = row.usage();
            return new Usage(
                    Instants.ofMicros(usage.day()),
                    Money.ofMinor(currency, usage.spent()),
                    usage.lastCharge().map(charge -> toCharge(charge, currency)));
        });
    }

    private static PastCharge toCharge(LastChargeRow row, Currency currency) {
        return new PastCharge(
                new TransactionId(row.id()),
                AccountId.parse(row.booth()),
                Money.ofMinor(currency, row.amount()),
                Instants.ofMicros(row.happenedAt()));
    }

    /** A card as a row. */
    public static CardRow toRow(Card card) {
        return new CardRow(
                card.id().value(), card.wallet().value(), card.status().name(), Instants.micros(card.since()));
    }

    /** @throws LedgerCorruptException if this library cannot have written the row */
    public static Card toCard(CardRow row) {
        return decoded(
                "a card of wallet " + row.wallet(),
                () -> new Card(
                        new CardId(row.id()),
                        WalletId.of(row.wallet()),
                        CardStatus.valueOf(row.status()),
                        Instants.ofMicros(row.since())));
    }

    /** A house account as a row. */
    public static AccountRow toRow(HouseAccount account) {
        return new AccountRow(account.id().toString(), account.name(), Instants.microsOrNever(account.expiresAt()));
    }

    /** @throws LedgerCorruptException if this library cannot have written the row */
    public static HouseAccount toAccount(AccountRow row) {
        return decoded(
                "account " + row.account(),
                () -> new HouseAccount(
                        AccountId.parse(row.account()), row.name(), Instants.ofMicrosOrNever(row.expiresAt())));
    }

    /** @throws LedgerCorruptException if this library cannot have written the text */
    public static AccountId toAccountId(String account) {
        return decoded("an account", () -> AccountId.parse(account));
    }

    /** The house account that an opening recorded. */
    public static HouseAccount openedAccount(Transaction opening) {
        Map<Detail, String> details = opening.details();
        return new HouseAccount(
                AccountId.parse(details.getOrDefault(Detail.ACCOUNT, "")),
                details.getOrDefault(Detail.NAME, ""),
                Optional.ofNullable(details.get(Detail.EXPIRES))
                        .map(Long::parseLong)
                        .map(Instants::ofMicros));
    }

    private static long after(Transaction transaction, Function<Balance, Money> part) {
        return transaction.after().map(part).map(Money::minorUnits).orElse(0L);
    }

    private static Balance after(JournalRow row, Currency currency) {
        return new Balance(
                Money.ofMinor(currency, row.ownAfter()),
                Money.ofMinor(currency, row.grantedAfter()),
                Money.ofMinor(currency, row.heldAfter()),
                Money.ofMinor(currency, row.owedAfter()));
    }

    private static List<TransferRow> transferRows(List<Transfer> transfers) {
        List<TransferRow> rows = new ArrayList<>(transfers.size());
        for (Transfer transfer : transfers) {
            rows.add(new TransferRow(
                    rows.size() + 1,
                    transfer.from().toString(),
                    transfer.to().toString(),
                    transfer.amount().minorUnits()));
        }
        return rows;
    }

    private static List<Transfer> transfers(List<TransferRow> rows, Currency currency) {
        List<Transfer> transfers = new ArrayList<>(rows.size());
        for (TransferRow row : rows) {
            if (row.line() != transfers.size() + 1) {
                throw new IllegalArgumentException("a transaction's transfers must be numbered from 1 without gaps");
            }
            transfers.add(new Transfer(
                    AccountId.parse(row.from()), AccountId.parse(row.to()), Money.ofMinor(currency, row.amount())));
        }
        return transfers;
    }

    /** One {@code NAME=value} a line, in the order of the enum; values hold no control characters. */
    private static String text(Map<Detail, String> details) {
        return details.isEmpty()
                ? ""
                : new TreeMap<>(details)
                        .entrySet().stream()
                                .map(detail -> detail.getKey() + "=" + detail.getValue())
                                .collect(Collectors.joining("\n"));
    }

    private static Map<Detail, String> details(String text) {
        Map<Detail, String> details = new EnumMap<>(Detail.class);
        text.lines().forEach(line -> {
            int split = line.indexOf('=');
            if (split < 0) {
                throw new IllegalArgumentException("a detail must have a name and a value");
            }
            details.put(Detail.valueOf(line.substring(0, split)), line.substring(split + 1));
        });
        return details;
    }

    private static <T> T decoded(String what, Supplier<T> decode) {
        try {
            return decode.get();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new LedgerCorruptException(what + " holds what this library never writes", e);
        }
    }
}

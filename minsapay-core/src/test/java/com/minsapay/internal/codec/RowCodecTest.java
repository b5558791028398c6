package com.minsapay.internal.codec;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_BOOTH;
import static com.minsapay.Given.OTHER_FUND;
import static com.minsapay.Given.OTHER_SPONSOR;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.SPONSOR;
import static com.minsapay.Given.USD;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.bytes;
import static com.minsapay.Given.key;
import static com.minsapay.Given.transaction;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.card.Card;
import com.minsapay.card.CardId;
import com.minsapay.card.CardStatus;
import com.minsapay.crypto.Bytes;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.idempotency.Fingerprint;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.Transaction;
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
import com.minsapay.wallet.FreePass;
import com.minsapay.wallet.Grant;
import com.minsapay.wallet.PastCharge;
import com.minsapay.wallet.Usage;
import com.minsapay.wallet.Wallet;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowCodecTest {
    private static final List<TransactionKind> KINDS = List.of(TransactionKind.values());
    private static final Fingerprint MEANING = new Fingerprint(bytes(32, 7));
    private static final Usage NEVER_USED = Usage.none(won(0));
    private static final Transfer PAYMENT = new Transfer(AccountId.own(WALLET), AccountId.booth(BOOTH), won(500));

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_transaction_reads_back_from_its_row(@ForAll("transactions") Transaction transaction) {
        JournalRow row = RowCodec.toRow(transaction, MEANING);
        assertThat(RowCodec.toTransaction(row)).isEqualTo(transaction);
        assertThat(RowCodec.toRow(RowCodec.toTransaction(row), MEANING)).isEqualTo(row);
    }

    @Test
    void a_rows_values_are_as_documented() {
        JournalRow row = RowCodec.toRow(charge(), MEANING);
        assertThat(row)
                .isEqualTo(new JournalRow(
                        0,
                        transaction(1).value(),
                        "w-1",
                        3,
                        "k",
                        bytes(32, 7),
                        "CHARGE",
                        "APPROVED",
                        "KRW",
                        1_000,
                        200,
                        30,
                        4,
                        NOON.getEpochSecond() * 1_000_000,
                        NOON.getEpochSecond() * 1_000_000 + 1,
                        OptionalLong.of(NOON.getEpochSecond() * 1_000_000 + 2),
                        "kim",
                        Optional.of(CARD.value()),
                        Optional.of(transaction(2).value()),
                        "APPROVED_BY=lee\nLIMIT=5=5",
                        Bytes.zeros(32),
                        "",
                        Bytes.zeros(32),
                        List.of(new TransferRow(1, "own:w-1", "booth:tteokbokki", 500))));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_wallet_reads_back_from_its_row(@ForAll("wallets") Wallet wallet, @ForAll("usages") Usage usage) {
        WalletRow row = RowCodec.toRow(wallet, usage, new ChainHead(5, bytes(32, 9)));
        assertThat(RowCodec.toWallet(row)).isEqualTo(wallet);
        assertThat(RowCodec.toUsage(row)).isEqualTo(usage);
        assertThat(row.number()).isEqualTo(5);
        assertThat(row.seal()).isEqualTo(bytes(32, 9));
        assertThat(row.grants()).extracting(GrantRow::fund).isSorted();
    }

    @Test
    void free_passes_stand_in_one_text_by_booth() {
        Wallet wallet = Wallet.empty(WALLET, won(0))
                .with(List.of(
                        new FreePass(BOOTH, SPONSOR, Optional.empty()),
                        new FreePass(OTHER_BOOTH, OTHER_SPONSOR, Optional.of(Instants.ofMicros(5)))));
        assertThat(RowCodec.toRow(wallet, NEVER_USED, ChainHead.EMPTY).passes())
                .isEqualTo("hotteok=alumni@5\ntteokbokki=council");
        assertThat(RowCodec.toRow(wallet.close(), NEVER_USED, ChainHead.EMPTY).passes())
                .isEmpty();
    }

    @Test
    void what_a_wallet_remembers_stands_in_its_row_as_documented() {
        PastCharge charge = new PastCharge(transaction(1), AccountId.booth(BOOTH), won(500), Instants.ofMicros(7));
        assertThat(usage(new Usage(Instants.ofMicros(-5), won(600), Optional.of(charge))))
                .isEqualTo(new UsageRow(
                        -5, 600, Optional.of(new LastChargeRow(transaction(1).value(), "booth:tteokbokki", 500, 7))));
        assertThat(usage(NEVER_USED)).isEqualTo(UsageRow.NONE);
    }

    @Test
    void cards_and_house_accounts_read_back_from_their_rows() {
        for (CardStatus status : CardStatus.values()) {
            Card card = new Card(CARD, WALLET, status, NOON.plusNanos(1_000));
            assertThat(RowCodec.toCard(RowCodec.toRow(card))).isEqualTo(card);
        }
        for (HouseAccount account : List.of(
                new HouseAccount(AccountId.booth(BOOTH), "떡볶이=", Optional.empty()),
                new HouseAccount(AccountId.fund(FUND), "x", Optional.of(NOON.plusNanos(1_000))),
                new HouseAccount(
                        AccountId.fund(FUND), "x", Optional.of(Instant.parse("9999-12-31T23:59:59.999999Z"))))) {
            assertThat(RowCodec.toAccount(RowCodec.toRow(account))).isEqualTo(account);
        }
    }

    static Stream<JournalRow> foreignRows() {
        JournalRow row = RowCodec.toRow(charge(), MEANING);
        return Stream.of(
                change(row, r -> r.kind("GIFT")),
                change(row, r -> r.kind("charge")),
                change(row, r -> r.status("approved")),
                change(row, r -> r.status("")),
                change(row, r -> r.status("CARD_BLOCKED")),
                change(row, r -> r.currency("WON")),
                change(row, r -> r.currency("XAU")),
                change(row, r -> r.chain("w 1")),
                change(row, r -> r.chain("w-2")),
                change(row, r -> r.chain(JournalRow.HOUSE)),
                change(row, r -> r.key("")),
                change(row, r -> r.operator("")),
                change(row, r -> r.ownAfter(-1)),
                change(row, r -> r.grantedAfter(-1)),
                change(row, r -> r.number(0)),
                change(row, r -> r.card(Optional.of(bytes(31, 1)))),
                change(row, r -> r.details("REASON")),
                change(row, r -> r.details("COLOUR=red")),
                change(row, r -> r.transfers(List.of(new TransferRow(1, "own:w-1", "booth:b", 0)))),
                change(row, r -> r.transfers(List.of(new TransferRow(1, "own:w-1", "booth:b", -5)))),
                change(row, r -> r.transfers(List.of(new TransferRow(1, "own:w-1", "own:w-1", 5)))),
                change(row, r -> r.transfers(List.of(new TransferRow(1, "own:w-1", "pocket", 5)))),
                change(row, r -> r.transfers(List.of(new TransferRow(1, "own:w-2", "booth:b", 5)))),
                change(row, r -> r.transfers(List.of(new TransferRow(2, "own:w-1", "booth:b", 5)))));
    }

    @ParameterizedTest
    @MethodSource("foreignRows")
    void i07_a_row_that_this_library_never_writes_is_refused_by_name(JournalRow row) {
        assertThatThrownBy(() -> RowCodec.toTransaction(row))
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessage(
                        "transaction " + row.number() + " of " + row.chain() + " holds what this library never writes");
    }

    @Test
    void i07_foreign_wallets_cards_and_accounts_are_refused_by_name() {
        Bytes seal = bytes(32, 1);
        GrantRow grant = new GrantRow("school", 5, 2, GrantRow.NEVER);
        for (WalletRow row : List.of(
                new WalletRow("w-1", "KRW", -1, 0, 0, List.of(), 1, seal, seal),
                new WalletRow("w-1", "KRW", 0, -1, 0, List.of(), 1, seal, seal),
                new WalletRow("w-1", "KRW", 0, 0, -1, List.of(), 1, seal, seal),
                new WalletRow("w-1", "won", 1, 0, 0, List.of(), 1, seal, seal),
                wallet(new GrantRow("school", -5, 0, GrantRow.NEVER)),
                wallet(new GrantRow("school", 5, -1, GrantRow.NEVER)),
                wallet(new GrantRow("", 5, 0, GrantRow.NEVER)),
                wallet(grant, grant))) {
            assertThatThrownBy(() -> RowCodec.toWallet(row))
                    .isInstanceOf(LedgerCorruptException.class)
                    .hasMessage("wallet w-1 holds what this library never writes");
        }
        for (String passes : List.of(
                "tteokbokki",
                "tteokbokki=",
                "=council",
                "tteokbokki=council@",
                "tteokbokki=council@1@2",
                "tteokbokki=council@01",
                "tteokbokki=council@9223372036854775807",
                "tteokbokki=council=x",
                "tteokbokki=council\n",
                "\ntteokbokki=council",
                "tteokbokki=council\nhotteok=council",
                "tteokbokki=council\ntteokbokki=alumni")) {
            assertThatThrownBy(() -> RowCodec.toWallet(RowChange.with(wallet(), "passes", passes)))
                    .as(passes)
                    .isInstanceOf(LedgerCorruptException.class)
                    .hasMessage("wallet w-1 holds what this library never writes");
        }
        LastChargeRow charge = new LastChargeRow(transaction(1).value(), "booth:b", 5, 0);
        for (UsageRow usage : List.of(
                new UsageRow(0, -1, Optional.empty()),
                new UsageRow(0, 0, Optional.of(RowChange.with(charge, "booth", "desk:main"))),
                new UsageRow(0, 0, Optional.of(RowChange.with(charge, "booth", "booth:"))),
                new UsageRow(0, 0, Optional.of(RowChange.with(charge, "booth", ""))),
                new UsageRow(0, 0, Optional.of(RowChange.with(charge, "amount", 0L))),
                new UsageRow(0, 0, Optional.of(RowChange.with(charge, "amount", -5L))))) {
            assertThatThrownBy(() -> RowCodec.toUsage(RowChange.with(wallet(), "usage", usage)))
                    .as("%s", usage)
                    .isInstanceOf(LedgerCorruptException.class)
                    .hasMessage("wallet w-1 holds what this library never writes");
        }
        for (CardRow row :
                List.of(new CardRow(bytes(31, 1), "w-1", "ACTIVE", 0), new CardRow(bytes(32, 1), "w-1", "active", 0))) {
            assertThatThrownBy(() -> RowCodec.toCard(row))
                    .isInstanceOf(LedgerCorruptException.class)
                    .hasMessage("a card of wallet w-1 holds what this library never writes");
        }
        for (AccountRow row : List.of(
                new AccountRow("booth:b", "", GrantRow.NEVER),
                new AccountRow("booth:b", "x", 5),
                new AccountRow("till:b", "x", GrantRow.NEVER),
                new AccountRow("own:w-1", "x", GrantRow.NEVER))) {
            assertThatThrownBy(() -> RowCodec.toAccount(row))
                    .isInstanceOf(LedgerCorruptException.class)
                    .hasMessage("account " + row.account() + " holds what this library never writes");
        }
    }

    @Test
    void an_opening_tells_the_account_that_joined() {
        HouseAccount fund = new HouseAccount(AccountId.fund(FUND), "학교", Optional.of(NOON));
        Transaction opening = details(Map.of(
                Detail.ACCOUNT,
                "fund:school",
                Detail.NAME,
                "학교",
                Detail.EXPIRES,
                Long.toString(Instants.micros(NOON))));
        assertThat(RowCodec.openedAccount(opening)).isEqualTo(fund);
    }

    @Provide
    static Arbitrary<Transaction> transactions() {
        Arbitrary<Currency> currencies = Arbitraries.of(KRW, USD);
        Arbitrary<Optional<DeclineReason>> declines =
                Arbitraries.of(DeclineReason.class).optional(0.3);
        Arbitrary<Instant> instants = Arbitraries.longs()
                .between(-62_135_596_800_000_000L, 253_402_300_799_999_999L)
                .map(Instants::ofMicros);
        Arbitrary<Optional<CardId>> cards = Arbitraries.bytes()
                .array(byte[].class)
                .ofSize(32)
                .map(Bytes::of)
                .map(CardId::new)
                .optional();
        Arbitrary<String> values = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('가', '힣')
                .withChars('\u2028', '\u00a0')
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<Map<Detail, String>> details =
                Arbitraries.maps(Arbitraries.of(Detail.class), values).ofMaxSize(4);
        Arbitrary<List<Long>> amounts =
                Arbitraries.longs().between(1, 1_000_000_000_000L).list().ofMaxSize(3);
        Arbitrary<Boolean> house = Arbitraries.of(true, false);
        return Combinators.combine(currencies, declines, instants, instants, cards, details, amounts, house)
                .as((currency, declined, happened, recorded, card, facts, parts, isHouse) -> new Transaction(
                        transaction(parts.hashCode()),
                        KINDS.get(Math.floorMod(facts.hashCode(), KINDS.size())),
                        declined,
                        isHouse ? Optional.empty() : Optional.of(WALLET),
                        1 + parts.size(),
                        key("k"),
                        currency,
                        declined.isPresent() ? List.of() : transfers(parts, currency, isHouse),
                        isHouse ? Optional.empty() : Optional.of(balance(parts, currency)),
                        happened,
                        recorded,
                        card.map(id -> recorded),
                        KIM,
                        card,
                        card.map(id -> transaction(facts.size())),
                        facts));
    }

    private static List<Transfer> transfers(List<Long> amounts, Currency currency, boolean house) {
        AccountId from = house ? AccountId.suspense() : AccountId.grant(WALLET, OTHER_FUND);
        return amounts.stream()
                .map(amount -> new Transfer(from, AccountId.booth(BOOTH), Money.ofMinor(currency, amount)))
                .toList();
    }

    private static Balance balance(List<Long> amounts, Currency currency) {
        long own = amounts.stream().mapToLong(Long::longValue).sum();
        return new Balance(
                Money.ofMinor(currency, own),
                Money.ofMinor(currency, own / 3),
                Money.ofMinor(currency, own / 5),
                Money.ofMinor(currency, own / 7));
    }

    @Provide
    static Arbitrary<Wallet> wallets() {
        Arbitrary<Money> amounts = Arbitraries.longs().greaterOrEqual(0).map(Money::won);
        Arbitrary<Optional<Instant>> expiries = Arbitraries.longs()
                .between(0, 253_402_300_799_999_999L)
                .map(Instants::ofMicros)
                .optional();
        Arbitrary<Grant> grants = Combinators.combine(Arbitraries.of(FUND, OTHER_FUND), amounts, amounts, expiries)
                .as(Grant::new);
        Arbitrary<FreePass> passes = Combinators.combine(
                        Arbitraries.of(BOOTH, OTHER_BOOTH), Arbitraries.of(SPONSOR, OTHER_SPONSOR), expiries)
                .as(FreePass::new);
        return Combinators.combine(
                        Arbitraries.of(WALLET, OTHER_WALLET),
                        amounts,
                        amounts,
                        amounts,
                        grants.list().ofMaxSize(2).uniqueElements(Grant::fund),
                        passes.list().ofMaxSize(2).uniqueElements(FreePass::booth),
                        Arbitraries.of(true, false))
                .as(Wallet::new);
    }

    @Provide
    static Arbitrary<Usage> usages() {
        Arbitrary<Instant> instants = Arbitraries.longs().map(Instants::ofMicros);
        Arbitrary<Money> amounts = Arbitraries.longs().greaterOrEqual(1).map(Money::won);
        Arbitrary<PastCharge> charges = Combinators.combine(
                        Arbitraries.longs().map(number -> transaction(number.intValue())),
                        Arbitraries.of(BOOTH, OTHER_BOOTH).map(AccountId::booth),
                        amounts,
                        instants)
                .as(PastCharge::new);
        return Combinators.combine(instants, amounts, charges.optional()).as(Usage::new);
    }

    private static UsageRow usage(Usage usage) {
        return RowCodec.toRow(Wallet.empty(WALLET, won(0)), usage, ChainHead.EMPTY)
                .usage();
    }

    private static WalletRow wallet(GrantRow... grants) {
        return new WalletRow("w-1", "KRW", 1, 0, 0, List.of(grants), 1, bytes(32, 1), bytes(32, 1));
    }

    private static Transaction charge() {
        return new Transaction(
                transaction(1),
                TransactionKind.CHARGE,
                Optional.empty(),
                Optional.of(WALLET),
                3,
                key("k"),
                KRW,
                List.of(PAYMENT),
                Optional.of(new Balance(won(1_000), won(200), won(30), won(4))),
                NOON,
                NOON.plusNanos(1_000),
                Optional.of(NOON.plusNanos(2_000)),
                KIM,
                Optional.of(CARD),
                Optional.of(transaction(2)),
                Map.of(Detail.LIMIT, "5=5", Detail.APPROVED_BY, "lee"));
    }

    private static Transaction details(Map<Detail, String> details) {
        return new Transaction(
                transaction(1),
                TransactionKind.FUND_OPEN,
                Optional.empty(),
                Optional.empty(),
                1,
                key("k"),
                KRW,
                List.of(),
                Optional.empty(),
                NOON,
                NOON,
                KIM,
                Optional.empty(),
                Optional.empty(),
                details);
    }

    private static JournalRow change(JournalRow row, UnaryOperator<RowChange> how) {
        return how.apply(new RowChange(row)).row();
    }
}

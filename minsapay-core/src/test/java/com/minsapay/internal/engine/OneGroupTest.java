package com.minsapay.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.card.CardId;
import com.minsapay.card.CardUid;
import com.minsapay.card.RecentCardNumbers;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.charge.RefundRequest;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.internal.codec.RowChange;
import com.minsapay.internal.memory.InMemoryLedgerStore;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionId;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.outcome.Question;
import com.minsapay.policy.Policy;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.LinkCardRequest;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.registry.ReplaceCardRequest;
import com.minsapay.request.Request;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests decided in one group see each other exactly as if they had come one by one. */
class OneGroupTest {
    private static final Instant NOON = Instant.parse("2026-07-17T03:00:00Z");
    private static final OperatorId KIM = OperatorId.of("kim");
    private static final BoothId BOOTH = BoothId.of("b");
    private static final DeskId DESK = DeskId.of("d");
    private static final WalletId WALLET = WalletId.of("w");
    private static final WalletId OTHER = WalletId.of("w-2");
    private static final Keys KEYS =
            Keys.of(MacKey.of("seal", MacKey.randomSecret()), MacKey.of("card", MacKey.randomSecret()));
    private static final CardId OLD = CardUid.ofHex("04A2B3C4D5E601").identify(KEYS.cardKey());
    private static final CardId NEW = CardUid.ofHex("04A2B3C4D5E602").identify(KEYS.cardKey());

    private final InMemoryLedgerStore store = new InMemoryLedgerStore();
    private final GroupDecision decision = new GroupDecision(
            Policy.builder(Currency.getInstance("KRW"), ZoneId.of("Asia/Seoul"))
                    .dailySpendingLimit(Money.won(10_000))
                    .doubleTapWindow(Duration.ofSeconds(10))
                    .build(),
            () -> NOON,
            (key, at) -> idOf(key),
            new Sealer(KEYS),
            new RecentCardNumbers(KEYS.cardKey(), Duration.ZERO));
    private int keys;

    @BeforeEach
    void open() {
        decided(
                OpenAccountRequest.booth(key(), BOOTH, "booth", KIM),
                OpenAccountRequest.desk(key(), DESK, "desk", KIM),
                new OpenWalletRequest(key(), WALLET, Optional.of(OLD), Optional.empty(), KIM),
                TopUpRequest.of(key(), DESK, WalletRef.of(WALLET), Money.won(50_000), KIM));
    }

    @Test
    void a_card_that_replaces_another_does_not_begin_a_new_day() {
        decided(charge(OLD, 10_000));

        List<Outcome> outcomes = decided(new ReplaceCardRequest(key(), WALLET, NEW, KIM), charge(NEW, 9_000));

        assertThat(outcomes.get(1))
                .isEqualTo(new Outcome.Declined(
                        DeclineReason.ABOVE_DAILY_LIMIT, Optional.empty(), Optional.of(Money.won(10_000))));
    }

    @Test
    void a_card_that_replaces_another_does_not_hide_its_last_tap() {
        decided(charge(OLD, 3_000));

        List<Outcome> outcomes = decided(new ReplaceCardRequest(key(), WALLET, NEW, KIM), charge(NEW, 3_000));

        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        Outcome.Asked.class,
                        asked -> assertThat(asked.question()).isInstanceOf(Question.LikelyDoubleTap.class));
    }

    @Test
    void i08_a_card_linked_again_in_the_same_group_does_not_get_around_the_days_limit() {
        openOther();
        decided(charge(NEW, 9_000), new BlockCardRequest(key(), NEW, KIM), new BlockCardRequest(key(), OLD, KIM));

        List<Outcome> outcomes = decided(
                new LinkCardRequest(key(), OLD, OTHER, KIM),
                charge(OLD, 2_000),
                new BlockCardRequest(key(), OLD, KIM),
                new LinkCardRequest(key(), OLD, WALLET, KIM),
                charge(OLD, 2_000));

        assertThat(outcomes.get(1))
                .isEqualTo(new Outcome.Declined(
                        DeclineReason.ABOVE_DAILY_LIMIT, Optional.empty(), Optional.of(Money.won(10_000))));
        assertThat(outcomes.get(4)).isInstanceOf(Outcome.Approved.class);
    }

    @Test
    void two_taps_do_not_both_see_the_same_allowance() {
        List<Outcome> outcomes = decided(charge(OLD, 6_000), charge(OLD, 5_000));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Approved.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void an_altered_wallet_pays_nothing_and_its_neighbour_does() {
        openOther();
        WalletRow altered = change(row -> RowChange.with(row, "own", row.own() + 1));

        List<Answer> answers = answers(charge(OLD, 1_000), charge(NEW, 1_000), withdrawal(WALLET));

        assertRefusedAsAltered(answers.get(0));
        assertThat(answers.get(1).outcome()).containsInstanceOf(Outcome.Approved.class);
        assertRefusedAsAltered(answers.get(2));
        assertThat(row(WALLET)).as("left for verify to name").isEqualTo(altered);
    }

    @Test
    void a_card_that_was_made_to_pay_from_anothers_wallet_pays_nothing() {
        openOther();
        change(List.of(
                new CardRow(OLD.value(), WALLET.value(), "BLOCKED", 0),
                new CardRow(NEW.value(), WALLET.value(), CardRow.ACTIVE, 0)));

        List<Answer> answers = answers(charge(NEW, 1_000), withdrawal(OTHER));

        answers.forEach(OneGroupTest::assertRefusedAsAltered);
    }

    @Test
    void a_card_that_was_there_before_its_wallet_is_not_taken_over_with_it() {
        CardRow waiting = new CardRow(NEW.value(), OTHER.value(), CardRow.ACTIVE, 0);
        store.transact(unit -> {
            unit.append(posting(List.of(), List.of(waiting), List.of()));
            return waiting;
        });
        Request opening = new OpenWalletRequest(key(), OTHER, Optional.empty(), Optional.empty(), KIM);

        for (List<Request> group :
                List.of(List.of(opening, charge(NEW, 1_000)), List.of(charge(NEW, 1_000), opening))) {
            assertThat(answers(group.toArray(Request[]::new)))
                    .allSatisfy(answer -> assertThat(answer.fault())
                            .hasValueSatisfying(fault -> assertThat(fault).isInstanceOf(LedgerCorruptException.class)));
        }
    }

    @Test
    void a_refund_gives_the_day_back_also_to_a_wallet_that_was_just_opened() {
        ChargeRequest spent = charge(NEW, 9_000);

        List<Outcome> outcomes = decided(
                new OpenWalletRequest(key(), OTHER, Optional.of(NEW), Optional.empty(), KIM),
                TopUpRequest.of(key(), DESK, WalletRef.of(OTHER), Money.won(50_000), KIM),
                spent,
                RefundRequest.full(key(), idOf(spent.key()), KIM),
                charge(NEW, 8_000));

        assertThat(outcomes).hasOnlyElementsOfType(Outcome.Approved.class);
    }

    private static TransactionId idOf(IdempotencyKey key) {
        return new TransactionId(UUID.nameUUIDFromBytes(key.value().getBytes(StandardCharsets.US_ASCII)));
    }

    private static void assertRefusedAsAltered(Answer answer) {
        assertThat(answer.fault())
                .hasValueSatisfying(fault -> assertThat(fault)
                        .isInstanceOf(LedgerCorruptException.class)
                        .hasMessageEndingWith("or its card is not as the last transaction left it; verify tells more"));
    }

    private void openOther() {
        decided(
                new OpenWalletRequest(key(), OTHER, Optional.of(NEW), Optional.empty(), KIM),
                TopUpRequest.of(key(), DESK, WalletRef.of(OTHER), Money.won(50_000), KIM));
    }

    /** Behind the library's back. */
    private WalletRow change(UnaryOperator<WalletRow> how) {
        return store.transact(unit -> {
            WalletRow changed = how.apply(
                    unit.lock(Set.of(WALLET.value()), Set.of()).wallets().get(WALLET.value()));
            unit.append(posting(List.of(changed), List.of(), List.of()));
            return changed;
        });
    }

    /** Behind the library's back. */
    private void change(List<CardRow> cards) {
        store.transact(unit -> {
            unit.lock(Set.of(WALLET.value(), OTHER.value()), Set.of());
            unit.append(posting(List.of(), List.of(), cards));
            return cards;
        });
    }

    private static Posting posting(List<WalletRow> wallets, List<CardRow> linked, List<CardRow> changed) {
        return new Posting(List.of(), List.of(), wallets, linked, changed, List.of(), Optional.empty(), List.of());
    }

    private WalletRow row(WalletId wallet) {
        try (LedgerView view = store.view()) {
            return view.wallet(wallet.value()).orElseThrow();
        }
    }

    private List<Outcome> decided(Request... requests) {
        return answers(requests).stream()
                .map(answer -> answer.outcome().orElseThrow())
                .toList();
    }

    private List<Answer> answers(Request... requests) {
        List<Arrival> arrivals =
                Stream.of(requests).map(request -> new Arrival(request, NOON)).toList();
        return store.transact(unit -> decision.decide(arrivals, unit));
    }

    private WithdrawalRequest withdrawal(WalletId wallet) {
        return new WithdrawalRequest(key(), DESK, WalletRef.of(wallet), Money.won(100), KIM);
    }

    private ChargeRequest charge(CardId card, long won) {
        return ChargeRequest.of(key(), BOOTH, WalletRef.of(card), Money.won(won), KIM);
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + keys++);
    }
}

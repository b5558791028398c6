package com.minsapay.internal.engine;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.LEE;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_BOOTH;
import static com.minsapay.Given.OTHER_CARD;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.SPONSOR;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.card;
import static com.minsapay.Given.keys;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.WalletId;
import com.minsapay.booth.PayoutRequest;
import com.minsapay.card.CardId;
import com.minsapay.card.CardUid;
import com.minsapay.card.RecentCardNumbers;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.charge.HoldRequest;
import com.minsapay.charge.LateChargeRequest;
import com.minsapay.charge.RefundRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.desk.CountRequest;
import com.minsapay.desk.DropRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.internal.audit.Verifier;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Confirmation;
import com.minsapay.outcome.Outcome;
import com.minsapay.pass.EndFreePassRequest;
import com.minsapay.pass.FreePassRequest;
import com.minsapay.policy.Policy;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.LinkCardRequest;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.registry.ReplaceCardRequest;
import com.minsapay.request.Request;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.TransferRow;
import com.minsapay.spi.WalletRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class GroupDecisionTest {
    private static final Policy STRICT = Policy.builder(KRW, ZoneOffset.UTC)
            .chargeLimit(won(6_000))
            .balanceLimit(won(30_000))
            .dailySpendingLimit(won(10_000))
            .askAbove(won(4_000))
            .doubleTapWindow(Duration.ofSeconds(10))
            .build();

    private final ScriptedStore store = new ScriptedStore();
    private int keys;

    @Test
    void i08_a_card_linked_in_the_same_group_does_not_get_around_the_days_limit() {
        prepare();
        one(new BlockCardRequest(key(), CARD, KIM));

        List<Answer> answers = group(
                new LinkCardRequest(key(), OTHER_CARD, WALLET, KIM),
                ChargeRequest.of(key(), BOOTH, WalletRef.of(OTHER_CARD), won(3_000), KIM));
        assertThat(answers.get(1).outcome()).contains(declined(DeclineReason.ABOVE_DAILY_LIMIT, 10_000));
    }

    @Test
    void i08_a_free_pass_counts_and_ends_within_the_group_and_spends_nothing_of_the_day() {
        prepare();
        WalletRef wallet = WalletRef.of(WALLET);
        List<Answer> answers = group(
                OpenAccountRequest.sponsor(key(), SPONSOR, "학생회", KIM),
                new FreePassRequest(key(), wallet, SPONSOR, Set.of(BOOTH), Optional.empty(), KIM),
                ChargeRequest.of(key(), BOOTH, WalletRef.of(CARD), won(3_000), KIM),
                HoldRequest.of(key(), BOOTH, WalletRef.of(CARD), won(10), NOON.plusSeconds(60), KIM),
                EndFreePassRequest.all(key(), wallet, SPONSOR, KIM),
                ChargeRequest.of(key(), BOOTH, WalletRef.of(CARD), won(2_001), KIM),
                ChargeRequest.of(key(), BOOTH, WalletRef.of(CARD), won(2_000), KIM));
        assertThat(answers)
                .extracting(answer -> answer.outcome()
                        .orElseThrow()
                        .fold(a -> "ok", d -> d.reason().name(), q -> "?"))
                .containsExactly("ok", "ok", "ok", "FREE_PASS_HERE", "ok", "ABOVE_DAILY_LIMIT", "ok");
        assertThat(answers.get(2).transaction().orElseThrow().transfers())
                .containsExactly(new Transfer(AccountId.sponsor(SPONSOR), AccountId.booth(BOOTH), won(3_000)));
    }

    @Test
    void i08_a_refund_of_a_free_pass_gives_the_day_nothing_back() {
        prepare();
        one(OpenAccountRequest.sponsor(key(), SPONSOR, "학생회", KIM));
        one(new FreePassRequest(key(), WalletRef.of(WALLET), SPONSOR, Set.of(BOOTH), Optional.empty(), KIM));
        TransactionId free = one(ChargeRequest.of(key(), BOOTH, WalletRef.of(CARD), won(3_000), KIM))
                .transaction()
                .orElseThrow()
                .id();
        List<Answer> answers = group(
                RefundRequest.full(key(), free, KIM),
                EndFreePassRequest.all(key(), WalletRef.of(WALLET), SPONSOR, KIM),
                ChargeRequest.of(key(), BOOTH, WalletRef.of(CARD), won(2_001), KIM));
        assertThat(answers.get(2).outcome()).contains(declined(DeclineReason.ABOVE_DAILY_LIMIT, 10_000));
    }

    @Test
    void each_decision_sees_those_before_it() {
        prepare();
        List<Answer> answers = group(
                TopUpRequest.of(key(), DESK, WalletRef.of(OTHER_WALLET), won(500), KIM),
                new OpenWalletRequest(key(), OTHER_WALLET, Optional.of(OTHER_CARD), Optional.empty(), KIM),
                TopUpRequest.of(key(), DESK, WalletRef.of(OTHER_CARD), won(500), KIM),
                ChargeRequest.of(key(), BOOTH, WalletRef.of(OTHER_CARD), won(500), KIM),
                ChargeRequest.of(key(), BOOTH, WalletRef.of(OTHER_CARD), won(1), KIM),
                new BlockCardRequest(key(), OTHER_CARD, KIM),
                ChargeRequest.of(key(), BOOTH, WalletRef.of(OTHER_CARD), won(1), KIM));
        assertThat(answers)
                .extracting(answer -> answer.outcome()
                        .orElseThrow()
                        .fold(a -> "ok", d -> d.reason().name(), q -> "?"))
                .containsExactly("UNKNOWN_WALLET", "ok", "ok", "ok", "NOT_ENOUGH_MONEY", "ok", "CARD_BLOCKED");
        assertThat(chain(OTHER_WALLET.value())).extracting(JournalRow::number).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void a_decline_stands_in_the_chain_of_the_wallet_it_concerns_or_else_in_the_houses() {
        prepare();
        int before = chain(JournalRow.HOUSE).size();
        one(ChargeRequest.of(key(), OTHER_BOOTH, WalletRef.of(CARD), won(1), KIM));
        assertThat(chain(WALLET.value()).get(0).status()).isEqualTo("UNKNOWN_BOOTH");
        one(ChargeRequest.of(key(), BOOTH, WalletRef.of(card(9)), won(1), KIM));
        assertThat(chain(JournalRow.HOUSE)).hasSize(before + 1);
        assertThat(chain(JournalRow.HOUSE).get(0).status()).isEqualTo("UNKNOWN_CARD");
    }

    @Test
    void questions_and_card_numbers_are_told_and_not_recorded() {
        prepare();
        RecentCardNumbers numbers = new RecentCardNumbers(keys().cardKey(), Duration.ofMinutes(10));
        numbers.read(CardUid.ofHex("04A2B3C4"), NOON);
        IdempotencyKey key = key();
        Answer refused = store.transact(unit -> decision(numbers)
                        .decide(
                                List.of(new Arrival(
                                        TopUpRequest.of(key, DESK, WalletRef.of(CARD), won(77_771_716), KIM), NOON)),
                                unit))
                .get(0);
        assertThat(refused.outcome()).contains(declined(DeclineReason.AMOUNT_IS_A_CARD_NUMBER));
        assertThat(refused.transaction()).isEmpty();
        assertThat(recorded(key)).isEmpty();

        Answer asked = one(ChargeRequest.of(key, BOOTH, WalletRef.of(CARD), won(1), KIM));
        assertThat(asked.outcome()).containsInstanceOf(Outcome.Approved.class);
        IdempotencyKey next = key();
        assertThat(one(TopUpRequest.of(next, DESK, WalletRef.of(CARD), won(4_001), KIM))
                        .outcome())
                .containsInstanceOf(Outcome.Asked.class);
        assertThat(recorded(next)).isEmpty();
    }

    @Test
    void i04_a_key_used_before_gets_the_first_answer_even_if_the_rules_would_now_say_otherwise() {
        prepare();
        ChargeRequest request = ChargeRequest.of(key(), BOOTH, WalletRef.of(CARD), won(2_000), KIM);
        Answer first = one(request);
        one(new BlockCardRequest(key(), CARD, KIM));
        Answer again = one(request);
        assertThat(again.outcome()).isEqualTo(first.outcome());
        assertThat(again.isRepeat()).isTrue();
        assertThat(first.isRepeat()).isFalse();
        assertThat(again.transaction()).isEqualTo(first.transaction());
    }

    @Test
    void i04_a_replay_ignores_confirmations() {
        prepare();
        ChargeRequest request = ChargeRequest.of(key(), OTHER_BOOTH, WalletRef.of(CARD), won(1), KIM);
        Answer first = one(request);
        assertThat(one(request.confirmed(new Confirmation.OfAmount(won(1)))).outcome())
                .isEqualTo(first.outcome());
    }

    @Test
    void a_charge_asks_the_journal_for_its_key_alone() {
        prepare();
        ChargeRequest charge = ChargeRequest.of(key(), BOOTH, WalletRef.of(CARD), won(1), KIM);
        one(charge);
        assertThat(lastQuery())
                .isEqualTo(new FactsQuery(
                        Set.of(charge.key().value()), Set.of("booth:tteokbokki"), Set.of(), Set.of(), Set.of()));
    }

    @Test
    void i08_a_balance_counts_in_what_was_decided_before_it_in_the_group() {
        prepare();
        List<Answer> answers = group(
                PayoutRequest.of(key(), BOOTH, won(8_001), KIM),
                ChargeRequest.of(key(), BOOTH, WalletRef.of(CARD), won(2_000), KIM),
                PayoutRequest.of(key(), BOOTH, won(3_000), KIM),
                PayoutRequest.full(key(), BOOTH, KIM),
                PayoutRequest.full(key(), BOOTH, KIM),
                TopUpRequest.of(key(), DESK, WalletRef.of(CARD), won(1_000), KIM),
                new CountRequest(key(), DESK, won(1_500), KIM),
                new CountRequest(key(), DESK, won(1_500), KIM));
        assertThat(answers)
                .extracting(answer -> answer.outcome().orElseThrow().message(Locale.ENGLISH))
                .containsExactly(
                        "The booth is owed ₩8,000.",
                        "₩2,000 paid. Balance ₩10,000.",
                        "₩3,000 paid out to the booth.",
                        "₩7,000 paid out to the booth.",
                        "The booth is owed ₩0.",
                        "₩1,000 topped up. Balance ₩11,000.",
                        "₩1,500 counted: ₩500 over.",
                        "₩1,500 counted, as the books say.");
        assertThat(lastQuery().balances()).containsExactlyInAnyOrder("booth:tteokbokki", "desk:main");
    }

    @Test
    void what_belongs_to_no_wallet_stands_in_the_houses_chain_with_all_its_figures() {
        prepare();
        one(new CountRequest(key(), DESK, won(100), LEE));
        JournalRow row = chain(JournalRow.HOUSE).get(0);
        assertThat(row.kind()).isEqualTo("DESK_COUNT");
        assertThat(row.details()).isEqualTo("ACCOUNT=desk:main\nCOUNTED=100\nEXPECTED=0");
        assertThat(row.transfers()).containsExactly(new TransferRow(1, "desk:main", "over-short", 100));
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    void i08_any_grouping_gives_what_one_by_one_gives(
            @ForAll("programs") List<Request> requests, @ForAll Random random) {
        LedgerStore alone = new ScriptedStore();
        LedgerStore grouped = new ScriptedStore();
        List<Outcome> expected = new ArrayList<>();
        requests.forEach(request -> expected.addAll(run(alone, List.of(request))));
        List<Outcome> given = new ArrayList<>();
        int from = 0;
        while (from < requests.size()) {
            int to = Math.min(requests.size(), from + 1 + random.nextInt(8));
            given.addAll(run(grouped, requests.subList(from, to)));
            from = to;
        }

        assertThat(given).isEqualTo(expected);
        try (LedgerView one = alone.view();
                LedgerView other = grouped.view()) {
            assertThat(other.journal()).containsExactlyElementsOf(one.journal().toList());
            assertThat(other.wallets().toList()).isEqualTo(one.wallets().toList());
            assertThat(other.cards().toList()).isEqualTo(one.cards().toList());
            assertThat(other.wallets().map(WalletRow::own)).noneMatch(own -> own < 0);
            assertThat(new Verifier(other, keys(), Optional.empty()).verify().findings())
                    .filteredOn(finding -> !finding.where().startsWith("key check"))
                    .isEmpty();
        }
    }

    /** Few names, so that requests get in each other's way; each key once, so that all of them are decided. */
    @Provide
    static Arbitrary<List<Request>> programs() {
        Arbitrary<WalletId> wallets = Arbitraries.of(WALLET, OTHER_WALLET);
        Arbitrary<CardId> cards = Arbitraries.of(CARD, OTHER_CARD, card(3), card(4), card(5));
        Arbitrary<BoothId> booths = Arbitraries.of(BOOTH, OTHER_BOOTH);
        Arbitrary<WalletRef> refs = Arbitraries.oneOf(cards.map(WalletRef::of), wallets.map(WalletRef::of));
        Arbitrary<Long> amounts = Arbitraries.of(1_000L, 3_500L, 5_000L, 7_000L);
        Arbitrary<IdempotencyKey> ids = Arbitraries.longs().map(number -> IdempotencyKey.of("k" + number));
        Arbitrary<Request> charges = Combinators.combine(ids, booths, refs, amounts, Arbitraries.of(true, false))
                .as((id, booth, ref, amount, sure) -> sure
                        ? ChargeRequest.of(id, booth, ref, won(amount), KIM)
                                .confirmed(new Confirmation.OfAmount(won(amount)))
                        : ChargeRequest.of(id, booth, ref, won(amount), KIM));
        Arbitrary<Request> lateCharges = Combinators.combine(
                        ids, booths, refs, amounts, Arbitraries.integers().between(0, 2))
                .as((id, booth, ref, amount, ago) ->
                        LateChargeRequest.of(id, booth, ref, won(amount), NOON.minusNanos(ago * 1_000L), KIM));
        Arbitrary<Request> topUps = Combinators.combine(ids, refs, amounts)
                .as((id, ref, amount) -> TopUpRequest.of(id, DESK, ref, won(amount), KIM)
                        .confirmed(new Confirmation.OfAmount(won(amount))));
        Arbitrary<Request> withdrawals = Combinators.combine(ids, refs, amounts)
                .as((id, ref, amount) -> new WithdrawalRequest(id, DESK, ref, won(amount), KIM));
        Arbitrary<Request> opens = Combinators.combine(ids, wallets, cards.optional(), Arbitraries.of(true, false))
                .as((id, wallet, card, given) -> new OpenWalletRequest(
                        id,
                        wallet,
                        card,
                        given ? Optional.of(new OpenWalletRequest.GrantOf(FUND, won(3_000))) : Optional.empty(),
                        KIM));
        Arbitrary<Request> links = Combinators.combine(ids, cards, wallets)
                .as((id, card, wallet) -> new LinkCardRequest(id, card, wallet, KIM));
        Arbitrary<Request> replacements = Combinators.combine(ids, cards, wallets)
                .as((id, card, wallet) -> new ReplaceCardRequest(id, wallet, card, KIM));
        Arbitrary<Request> blocks =
                Combinators.combine(ids, cards).as((id, card) -> new BlockCardRequest(id, card, KIM));
        Arbitrary<Request> corrections = Combinators.combine(ids, wallets, amounts)
                .as((id, wallet, amount) -> new CorrectionRequest(
                        id,
                        List.of(new Transfer(AccountId.own(wallet), AccountId.grant(wallet, FUND), won(amount))),
                        "why",
                        KIM,
                        LEE));
        Arbitrary<Request> drops =
                Combinators.combine(ids, amounts).as((id, amount) -> new DropRequest(id, DESK, won(amount), KIM));
        Arbitrary<Request> counts =
                Combinators.combine(ids, amounts).as((id, amount) -> new CountRequest(id, DESK, won(amount), KIM));
        Arbitrary<Request> payouts = Combinators.combine(ids, booths, amounts.optional())
                .as((id, booth, amount) -> new PayoutRequest(id, booth, amount.map(Money::won), KIM));
        Arbitrary<Request> any = Arbitraries.frequencyOf(
                Tuple.of(6, charges),
                Tuple.of(3, lateCharges),
                Tuple.of(3, topUps),
                Tuple.of(1, withdrawals),
                Tuple.of(1, drops),
                Tuple.of(1, counts),
                Tuple.of(2, payouts),
                Tuple.of(2, opens),
                Tuple.of(2, links),
                Tuple.of(3, replacements),
                Tuple.of(2, blocks),
                Tuple.of(1, corrections));
        return any.list()
                .ofMinSize(5)
                .ofMaxSize(30)
                .uniqueElements(Request::key)
                .map(GroupDecisionTest::afterOpening);
    }

    private static List<Request> afterOpening(List<Request> requests) {
        Stream<Request> opening = Stream.of(
                OpenAccountRequest.booth(IdempotencyKey.of("b"), BOOTH, "떡볶이", KIM),
                OpenAccountRequest.desk(IdempotencyKey.of("d"), DESK, "데스크", KIM),
                OpenAccountRequest.fund(IdempotencyKey.of("f"), FUND, "학교", Optional.of(NOON.plusSeconds(9)), KIM),
                new OpenWalletRequest(IdempotencyKey.of("w"), WALLET, Optional.of(CARD), Optional.empty(), KIM),
                TopUpRequest.of(IdempotencyKey.of("t"), DESK, WalletRef.of(WALLET), won(4_000), KIM),
                new CorrectionRequest(
                        IdempotencyKey.of("c"),
                        List.of(new Transfer(AccountId.suspense(), AccountId.own(WALLET), won(20_000))),
                        "x",
                        KIM,
                        LEE),
                ChargeRequest.of(IdempotencyKey.of("p"), BOOTH, WalletRef.of(CARD), won(3_500), KIM));
        return Stream.concat(opening, requests.stream()).toList();
    }

    private static List<Outcome> run(LedgerStore store, List<Request> requests) {
        List<Arrival> arrivals =
                requests.stream().map(request -> new Arrival(request, NOON)).toList();
        GroupDecision decision = new GroupDecision(
                STRICT,
                () -> NOON,
                (key, at) ->
                        new TransactionId(UUID.nameUUIDFromBytes(key.value().getBytes(StandardCharsets.US_ASCII))),
                new Sealer(keys()),
                new RecentCardNumbers(keys().cardKey(), Duration.ZERO));
        return store.transact(unit -> decision.decide(arrivals, unit)).stream()
                .map(answer -> answer.outcome().orElseThrow())
                .toList();
    }

    @Test
    void a_double_tap_is_asked_about_also_after_the_clock_was_set_back() {
        prepare();
        at(NOON.plus(Duration.ofHours(1)), ChargeRequest.of(key(), BOOTH, WalletRef.of(CARD), won(100), KIM));
        at(NOON.plusSeconds(300), ChargeRequest.of(key(), BOOTH, WalletRef.of(CARD), won(300), KIM));

        Outcome again = at(NOON.plusSeconds(302), ChargeRequest.of(key(), BOOTH, WalletRef.of(CARD), won(300), KIM));

        assertThat(again).isInstanceOf(Outcome.Asked.class);
    }

    private Outcome at(Instant arrived, Request request) {
        return store.transact(unit -> decision(new RecentCardNumbers(keys().cardKey(), Duration.ZERO))
                        .decide(List.of(new Arrival(request, arrived)), unit))
                .get(0)
                .outcome()
                .orElseThrow();
    }

    /** A wallet with its card that has spent 8,000 of 10,000 today, the last 4,000 a moment ago. */
    private void prepare() {
        one(OpenAccountRequest.booth(key(), BOOTH, "떡볶이", KIM));
        one(OpenAccountRequest.desk(key(), DESK, "데스크", KIM));
        one(new OpenWalletRequest(key(), WALLET, Optional.of(CARD), Optional.empty(), KIM));
        one(new CorrectionRequest(
                key(), List.of(new Transfer(AccountId.suspense(), AccountId.own(WALLET), won(20_000))), "x", KIM, LEE));
        ChargeRequest charge = ChargeRequest.of(key(), BOOTH, WalletRef.of(CARD), won(4_000), KIM);
        store.transact(unit -> decision(new RecentCardNumbers(keys().cardKey(), Duration.ZERO))
                .decide(List.of(new Arrival(charge, NOON.minusSeconds(60))), unit));
        one(ChargeRequest.of(key(), BOOTH, WalletRef.of(CARD), won(4_000), KIM));
    }

    private Answer one(Request request) {
        return group(request).get(0);
    }

    private List<Answer> group(Request... requests) {
        return decide(STRICT, List.of(requests));
    }

    private List<Answer> decide(Policy policy, List<Request> requests) {
        List<Arrival> arrivals =
                requests.stream().map(request -> new Arrival(request, NOON)).toList();
        GroupDecision decision = new GroupDecision(
                policy,
                () -> NOON,
                new TimeOrderedIds(),
                new Sealer(keys()),
                new RecentCardNumbers(keys().cardKey(), Duration.ZERO));
        return store.transact(unit -> decision.decide(arrivals, unit));
    }

    private static GroupDecision decision(RecentCardNumbers numbers) {
        return new GroupDecision(STRICT, () -> NOON, new TimeOrderedIds(), new Sealer(keys()), numbers);
    }

    private FactsQuery lastQuery() {
        return store.queries().get(store.queries().size() - 1);
    }

    private List<JournalRow> chain(String chain) {
        try (LedgerView view = store.view()) {
            return view.chain(chain, Long.MAX_VALUE, 100);
        }
    }

    private Optional<JournalRow> recorded(IdempotencyKey key) {
        try (LedgerView view = store.view()) {
            return view.recorded(key.value());
        }
    }

    private static Outcome declined(DeclineReason reason) {
        return new Outcome.Declined(reason, Optional.empty(), Optional.empty());
    }

    private static Outcome declined(DeclineReason reason, long limit) {
        return new Outcome.Declined(reason, Optional.empty(), Optional.of(won(limit)));
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + keys++);
    }
}

package com.minsapay.invariants;

import com.minsapay.invariants.Ask.Answering;
import com.minsapay.invariants.Ask.Payer;
import com.minsapay.invariants.Program.Draft;
import com.minsapay.invariants.Program.Reuse;
import com.minsapay.invariants.Program.StepDraft;
import com.minsapay.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random programs on a few wallets, cards and booths, so that requests get in each other's way. */
final class Programs {
    private static final int LONGEST = 30;

    private static final Arbitrary<Boolean> NO_RESTARTS = Arbitraries.just(false);

    private static final Arbitrary<List<Fault>> NO_FAULTS = Arbitraries.just(List.of());

    private static final Arbitrary<Fault> FAULTS =
            Arbitraries.of(Fault.BEFORE_WORK, Fault.BEFORE_COMMIT, Fault.BUSY, Fault.LOST_REPLY);

    private static final String[] FUNDS = {"soon", "late", "never", "new"};

    /** Single requests, and nothing goes wrong. */
    static Arbitrary<Program> oneByOne() {
        return programs(steps(pauses(), NO_RESTARTS, NO_FAULTS, requests(asksAndCloses(), 1, 1)), 1, LONGEST);
    }

    /** Single requests, with faults of the store and restarts of the library. */
    static Arbitrary<Program> withFaults() {
        Arbitrary<List<Fault>> faults = Arbitraries.frequencyOf(
                Tuple.of(4, NO_FAULTS), Tuple.of(1, FAULTS.list().ofMaxSize(3)));
        return programs(steps(pauses(), restarts(), faults, requests(asksAndCloses(), 1, 1)), 1, LONGEST);
    }

    /** Several requests at once: of every kind, or around one wallet, where they get in each other's way most. */
    static Arbitrary<Program> crowded() {
        return Arbitraries.oneOf(
                programs(steps(pauses(), NO_RESTARTS, NO_FAULTS, requests(asks(), 1, 5)), 1, 8),
                programs(steps(shortPauses(), NO_RESTARTS, NO_FAULTS, requests(asksAroundOneWallet(), 1, 3)), 4, 12));
    }

    /** The same, with faults of the store that meet the unit in which the requests go together, and those after it. */
    static Arbitrary<Program> stormy() {
        return Arbitraries.oneOf(
                programs(steps(pauses(), restarts(), storms(), requests(asks(), 2, 5)), 1, 4),
                programs(steps(shortPauses(), restarts(), storms(), requests(asksAroundOneWallet(), 2, 4)), 1, 6),
                spending());
    }

    /** Much money that comes in and is spent, up to the limits of a balance and of a day, also across midnight. */
    private static Arbitrary<Program> spending() {
        return programs(steps(pauses(), restarts(), storms(), requests(asksUpToLimits(), 1, 4)), 3, 8);
    }

    private static Arbitrary<Ask> asksUpToLimits() {
        Arbitrary<Payer> payers = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(new Payer(false, "w1"))),
                Tuple.of(1, Arbitraries.just(new Payer(true, "c1"))));
        Arbitrary<Long> amounts = Arbitraries.of(50L, 100L);
        return Arbitraries.frequencyOf(
                Tuple.of(6, payers.map(payer -> new Ask.TopUp("d1", payer, 150, Answering.YES))),
                Tuple.of(
                        8,
                        Combinators.combine(payers, amounts)
                                .as((payer, amount) -> new Ask.Charge("b1", payer, amount, Answering.YES))),
                Tuple.of(
                        2,
                        Combinators.combine(payers, amounts)
                                .as((payer, amount) ->
                                        new Ask.Hold("b2", payer, amount, Duration.ofHours(20), Answering.YES))),
                Tuple.of(2, endsOfHolds()),
                Tuple.of(2, refunds()),
                Tuple.of(1, lateCharges(payers, booths(), amounts)),
                Tuple.of(1, Arbitraries.just(new Ask.CloseWallet(new Payer(false, "w1"), Optional.empty()))),
                Tuple.of(1, asks()));
    }

    /** Mostly what makes debts and repays them, at once and with faults. */
    static Arbitrary<Program> owing() {
        return programs(steps(shortPauses(), restarts(), storms(), requests(asksThatOwe(), 1, 4)), 3, 8);
    }

    private static Arbitrary<Ask> asksThatOwe() {
        Arbitrary<Payer> payers = Arbitraries.of("w1", "w2").map(wallet -> new Payer(false, wallet));
        Arbitrary<Long> amounts = Arbitraries.of(20L, 40L);
        return Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Combinators.combine(payers, amounts)
                                .as((payer, amount) -> new Ask.TopUp("d1", payer, amount, Answering.YES))),
                Tuple.of(
                        6,
                        Combinators.combine(payers, amounts)
                                .as((payer, amount) -> new Ask.Charge("b1", payer, amount, Answering.YES))),
                Tuple.of(8, Arbitraries.just(new Ask.ReverseTopUp("nothing", true))),
                Tuple.of(1, reversals()),
                Tuple.of(3, lateCharges(payers, Arbitraries.just("b1"), amounts)),
                Tuple.of(2, refunds()),
                Tuple.of(1, holds(payers, Arbitraries.just(20L))),
                Tuple.of(1, endsOfHolds()),
                // Own money beside a debt, which nothing else leaves.
                Tuple.of(2, Arbitraries.just(new Ask.Correct(List.of(new Ask.Move("iou:w1", "own:w1", 40))))),
                Tuple.of(
                        3,
                        Combinators.combine(Arbitraries.just("d1"), payers, amounts)
                                .as(Ask.Withdraw::new)),
                Tuple.of(1, asks()));
    }

    /** Mostly charges that go through and refunds of them, at once and with faults. */
    static Arbitrary<Program> refunding() {
        return programs(steps(pauses(), restarts(), storms(), requests(asksForRefunds(), 1, 4)), 3, 8);
    }

    private static Arbitrary<List<Fault>> storms() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, NO_FAULTS),
                Tuple.of(6, FAULTS.list().ofMinSize(1).ofMaxSize(3)),
                Tuple.of(2, FAULTS.list().ofMinSize(4).ofMaxSize(8)),
                Tuple.of(1, silences()));
    }

    /** A fault, and more lost replies after it than the library asks again for one request: its caller is not told. */
    private static Arbitrary<List<Fault>> silences() {
        Arbitrary<List<Fault>> lost =
                Arbitraries.just(Fault.LOST_REPLY).list().ofMinSize(5).ofMaxSize(10);
        return Combinators.combine(FAULTS, lost)
                .as((first, more) ->
                        Stream.concat(Stream.of(first), more.stream()).toList());
    }

    private static Arbitrary<Program> programs(Arbitrary<StepDraft> steps, int shortest, int longest) {
        return steps.list().ofMinSize(shortest).ofMaxSize(longest).map(Program::of);
    }

    private static Arbitrary<StepDraft> steps(
            Arbitrary<Duration> pauses,
            Arbitrary<Boolean> restarts,
            Arbitrary<List<Fault>> faults,
            Arbitrary<List<Draft>> requests) {
        return Combinators.combine(pauses, restarts, faults, requests).as(StepDraft::new);
    }

    private static Arbitrary<Boolean> restarts() {
        return Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
    }

    private static Arbitrary<Duration> pauses() {
        return Arbitraries.frequency(
                Tuple.of(8, Duration.ZERO),
                Tuple.of(4, Duration.ofSeconds(1)),
                Tuple.of(2, Duration.ofSeconds(10)),
                Tuple.of(2, Duration.ofSeconds(11)),
                Tuple.of(1, Duration.ofHours(1)),
                Tuple.of(1, Duration.ofHours(13)));
    }

    private static Arbitrary<Duration> shortPauses() {
        return Arbitraries.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(4));
    }

    private static Arbitrary<List<Draft>> requests(Arbitrary<Ask> asks, int fewest, int most) {
        Arbitrary<Reuse> reuse = Arbitraries.frequency(
                Tuple.of(16, Reuse.FRESH_KEY),
                Tuple.of(3, Reuse.SAME_REQUEST_AGAIN),
                Tuple.of(1, Reuse.USED_KEY_FOR_ANOTHER_REQUEST));
        return Combinators.combine(asks, reuse, Arbitraries.integers().between(0, LONGEST))
                .as(Draft::new)
                .list()
                .ofMinSize(fewest)
                .ofMaxSize(most);
    }

    private static Arbitrary<Ask> asks() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, charges()),
                Tuple.of(4, lateCharges(payers(), booths(), amounts())),
                Tuple.of(7, topUps()),
                Tuple.of(2, reversals()),
                Tuple.of(4, refunds()),
                Tuple.of(4, holds(payers(), amounts())),
                Tuple.of(4, endsOfHolds()),
                Tuple.of(3, withdrawals()),
                Tuple.of(3, grants(payers(), amounts())),
                Tuple.of(3, expiries(wallets())),
                Tuple.of(3, passes(payers())),
                Tuple.of(3, corrections()),
                Tuple.of(2, openWallets()),
                Tuple.of(1, closings()),
                Tuple.of(1, openHouse()),
                Tuple.of(3, cashMoves()),
                Tuple.of(3, counts(desks())),
                Tuple.of(3, payouts(booths())),
                Tuple.of(2, Combinators.combine(cards(), wallets()).as(Ask.Link::new)),
                Tuple.of(1, cards().map(Ask.Block::new)),
                Tuple.of(2, Combinators.combine(wallets(), cards()).as(Ask.Replace::new)));
    }

    private static Arbitrary<Ask> asksAndCloses() {
        return Arbitraries.frequencyOf(Tuple.of(15, asks()), Tuple.of(1, Arbitraries.just(new Ask.CloseDay())));
    }

    /** Mostly closes, and what makes them be approved or declined, at once and with faults. */
    static Arbitrary<Program> closing() {
        return programs(steps(pauses(), restarts(), storms(), requests(asksForCloses(), 1, 4)), 3, 10);
    }

    /** None that refers to another by its key: a close is known by its own later than the cut at which the model has it. */
    private static Arbitrary<Ask> asksForCloses() {
        Arbitrary<Payer> payers = Arbitraries.of("w1", "w2").map(wallet -> new Payer(false, wallet));
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(new Ask.CloseDay())),
                Tuple.of(4, payers.map(payer -> new Ask.Charge("b1", payer, 5, Answering.YES))),
                Tuple.of(2, payers.map(payer -> new Ask.TopUp("d1", payer, 20, Answering.YES))),
                Tuple.of(5, counts(Arbitraries.just("d1"))),
                Tuple.of(1, payouts(Arbitraries.just("b1"))),
                Tuple.of(1, cashMoves()),
                Tuple.of(1, suspense("own:w1", "suspense")),
                Tuple.of(1, suspense("suspense", "safe")),
                Tuple.of(1, withdrawals()),
                Tuple.of(1, openHouse()));
    }

    private static Arbitrary<Ask> suspense(String from, String to) {
        return Arbitraries.just(new Ask.Correct(List.of(new Ask.Move(from, to, 5))));
    }

    private static Arbitrary<Ask> asksAroundOneWallet() {
        Arbitrary<String> cards = Arbitraries.of("c3", "c4");
        Arbitrary<Payer> payers = Arbitraries.frequencyOf(
                Tuple.of(3, cards.map(card -> new Payer(true, card))),
                Tuple.of(1, Arbitraries.just(new Payer(false, "w1"))));
        return Arbitraries.frequencyOf(
                Tuple.of(6, payers.map(payer -> new Ask.Charge("b1", payer, 20, Answering.NOTHING))),
                Tuple.of(1, payers.map(payer -> new Ask.Charge("b2", payer, 100, Answering.YES))),
                Tuple.of(4, refunds()),
                Tuple.of(2, holds(payers, Arbitraries.just(20L))),
                Tuple.of(4, endsOfHolds()),
                Tuple.of(1, payers.map(payer -> new Ask.TopUp("d1", payer, 200, Answering.YES))),
                Tuple.of(2, lateCharges(payers, Arbitraries.just("b1"), Arbitraries.of(20L, 60L))),
                Tuple.of(1, reversals()),
                Tuple.of(1, grants(payers, Arbitraries.just(40L))),
                Tuple.of(1, expiries(Arbitraries.just("w1"))),
                Tuple.of(1, passes(payers)),
                Tuple.of(1, counts(Arbitraries.just("d1"))),
                Tuple.of(1, payouts(Arbitraries.just("b1"))),
                Tuple.of(2, cards.map(card -> new Ask.Replace("w1", card))),
                Tuple.of(1, cards.map(card -> new Ask.Link(card, "w1"))),
                Tuple.of(1, cards.map(Ask.Block::new)));
    }

    /** Mostly holds that go through and what ends them, at once and with faults. */
    static Arbitrary<Program> holding() {
        return programs(steps(pauses(), restarts(), storms(), requests(asksForHolds(), 1, 4)), 3, 8);
    }

    private static Arbitrary<Ask> asksForHolds() {
        Arbitrary<Payer> payers = Arbitraries.of("w1", "w2").map(wallet -> new Payer(false, wallet));
        return Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Combinators.combine(payers, Arbitraries.of(5L, 20L, 25L, 30L))
                                .as((payer, amount) ->
                                        new Ask.Hold("b1", payer, amount, Duration.ofHours(20), Answering.YES))),
                Tuple.of(2, payers.map(payer -> new Ask.TopUp("d1", payer, 100, Answering.YES))),
                Tuple.of(10, endsOfHolds()),
                Tuple.of(3, refunds()),
                Tuple.of(1, asks()));
    }

    /** Mostly free passes and what is paid by them, at once and with faults. */
    static Arbitrary<Program> passing() {
        return programs(steps(pauses(), restarts(), storms(), requests(asksForPasses(), 1, 4)), 3, 8);
    }

    private static Arbitrary<Ask> asksForPasses() {
        Arbitrary<Payer> payers = Arbitraries.of("w1", "w2").map(wallet -> new Payer(false, wallet));
        return Arbitraries.frequencyOf(
                Tuple.of(
                        4,
                        payers.map(payer -> new Ask.GivePass(payer, "council", Set.of("b1", "b2"), Optional.empty()))),
                Tuple.of(3, passes(payers)),
                Tuple.of(
                        8,
                        Combinators.combine(Arbitraries.of("b1", "b2"), payers, Arbitraries.of(20L, 40L))
                                .as((booth, payer, amount) -> new Ask.Charge(booth, payer, amount, Answering.YES))),
                Tuple.of(8, refunds()),
                Tuple.of(1, lateCharges(payers, Arbitraries.just("b1"), Arbitraries.just(20L))),
                Tuple.of(1, holds(payers, Arbitraries.just(20L))),
                Tuple.of(1, endsOfHolds()),
                Tuple.of(1, asks()));
    }

    /** Most of one sponsor, some of one that is not there yet; some that lapse while a program lasts. */
    private static Arbitrary<Ask> passes(Arbitrary<Payer> payers) {
        Arbitrary<String> sponsors =
                Arbitraries.frequency(Tuple.of(5, "council"), Tuple.of(3, "club"), Tuple.of(1, "other"));
        Arbitrary<Optional<Duration>> lengths =
                Arbitraries.of(Duration.ofSeconds(5), Duration.ofHours(20)).optional(0.4);
        return Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Combinators.combine(
                                        payers,
                                        sponsors,
                                        booths().set().ofMinSize(1).ofMaxSize(2),
                                        lengths)
                                .as(Ask.GivePass::new)),
                Tuple.of(
                        1,
                        Combinators.combine(payers, sponsors, booths().set().ofMaxSize(1))
                                .as(Ask.EndPass::new)));
    }

    /** Some that lapse at once, some that lapse while a program lasts, some too far ahead. */
    private static Arbitrary<Ask> holds(Arbitrary<Payer> payers, Arbitrary<Long> amounts) {
        Arbitrary<Duration> lengths =
                Arbitraries.of(Duration.ofSeconds(5), Duration.ofHours(2), Duration.ofHours(20), Duration.ofHours(25));
        return Combinators.combine(booths(), payers, amounts, lengths, answering())
                .as(Ask.Hold::new);
    }

    private static Arbitrary<Ask> endsOfHolds() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Arbitraries.of(1L, 5L, 20L, 21L, 100L)
                                .optional()
                                .map(amount -> new Ask.Capture("nothing", amount))),
                Tuple.of(2, Arbitraries.just(new Ask.Release("nothing"))),
                Tuple.of(1, Arbitraries.just(new Ask.ExpireHold("nothing"))));
    }

    private static Arbitrary<Ask> asksForRefunds() {
        Arbitrary<Payer> payers = Arbitraries.of("w1", "w2").map(wallet -> new Payer(false, wallet));
        Arbitrary<String> booths = Arbitraries.of("b1", "b2");
        Arbitrary<Long> amounts = Arbitraries.of(5L, 20L, 25L, 30L);
        return Arbitraries.frequencyOf(
                Tuple.of(
                        8,
                        Combinators.combine(booths, payers, amounts)
                                .as((booth, payer, amount) -> new Ask.Charge(booth, payer, amount, Answering.YES))),
                Tuple.of(4, payers.map(payer -> new Ask.TopUp("d1", payer, 100, Answering.YES))),
                Tuple.of(3, lateCharges(payers, booths, amounts)),
                Tuple.of(4, reversals()),
                Tuple.of(8, refunds()),
                Tuple.of(1, asks()));
    }

    private static Arbitrary<Ask> charges() {
        return Combinators.combine(booths(), payers(), amounts(), answering()).as(Ask.Charge::new);
    }

    private static Arbitrary<Ask> topUps() {
        return Combinators.combine(desks(), payers(), amounts(), answering()).as(Ask.TopUp::new);
    }

    /** Before everything, too long ago, at once, and at instants that come while a program lasts. */
    private static Arbitrary<Ask> lateCharges(
            Arbitrary<Payer> payers, Arbitrary<String> booths, Arbitrary<Long> amounts) {
        Arbitrary<Duration> instants = Arbitraries.frequency(
                Tuple.of(1, Duration.ofHours(-50)),
                Tuple.of(1, Duration.ofHours(-1)),
                Tuple.of(5, Duration.ZERO),
                Tuple.of(3, Duration.ofSeconds(1)),
                Tuple.of(2, Duration.ofSeconds(11)),
                Tuple.of(1, Duration.ofHours(1)),
                Tuple.of(1, Duration.ofHours(13)));
        return Combinators.combine(booths, payers, amounts, instants, answering())
                .as(Ask.LateCharge::new);
    }

    private static Arbitrary<Ask> reversals() {
        return Arbitraries.of(true, false).map(approved -> new Ask.ReverseTopUp("nothing", approved));
    }

    private static Arbitrary<Ask> refunds() {
        return Arbitraries.of(1L, 5L, 15L, 20L, 21L, 100L).optional().map(Ask.Refund::ofSomething);
    }

    private static Arbitrary<Ask> withdrawals() {
        return Combinators.combine(desks(), payers(), amounts()).as(Ask.Withdraw::new);
    }

    private static Arbitrary<Ask> grants(Arbitrary<Payer> payers, Arbitrary<Long> amounts) {
        return Combinators.combine(Arbitraries.of(FUNDS), payers, amounts).as(Ask.Grant::new);
    }

    private static Arbitrary<Ask> expiries(Arbitrary<String> wallets) {
        return Combinators.combine(wallets, Arbitraries.of("soon", "soon", "late", "never", "new"))
                .as(Ask.ExpireGrant::new);
    }

    private static Arbitrary<Ask> cashMoves() {
        return Arbitraries.oneOf(
                Combinators.combine(desks(), amounts()).as(Ask.BringFloat::new),
                Combinators.combine(desks(), amounts()).as(Ask.Drop::new),
                Combinators.combine(Arbitraries.of(true, false), amounts())
                        .as((there, amount) -> new Ask.Carry(there ? "d1" : "d2", there ? "d2" : "d1", amount)));
    }

    /** Few amounts, so that a second count often is exact. */
    private static Arbitrary<Ask> counts(Arbitrary<String> desks) {
        return Combinators.combine(desks, Arbitraries.of(0L, 20L, 60L)).as(Ask.Count::new);
    }

    private static Arbitrary<Ask> payouts(Arbitrary<String> booths) {
        return Combinators.combine(booths, Arbitraries.of(5L, 20L, 100L).optional())
                .as(Ask.PayOut::new);
    }

    private static Arbitrary<Ask> openWallets() {
        return Combinators.combine(
                        wallets(), cards().optional(), Arbitraries.of(FUNDS).optional(), amounts())
                .as(Ask.OpenWallet::new);
    }

    private static Arbitrary<Ask> closings() {
        return Combinators.combine(payers(), desks().optional()).as(Ask.CloseWallet::new);
    }

    private static Arbitrary<Ask> openHouse() {
        return Arbitraries.of("booth:b1", "booth:b3", "desk:d3", "fund:new", "sponsor:other")
                .map(account -> new Ask.OpenHouse(account, Optional.empty()));
    }

    private static Arbitrary<Ask> corrections() {
        return wallets()
                .flatMap(wallet -> moves(wallet)
                        .filter(move -> !move.from().equals(move.to()))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(2)
                        .map(Ask.Correct::new));
    }

    private static Arbitrary<Ask.Move> moves(String wallet) {
        List<String> accounts = Stream.concat(
                        Stream.of(
                                "own:" + wallet,
                                "iou:" + wallet,
                                "suspense",
                                "safe",
                                "over-short",
                                "booth:b1",
                                "booth:b3",
                                "desk:d1",
                                "fund:never",
                                "sponsor:council"),
                        Stream.of(FUNDS).map(fund -> "grant:" + wallet + ":" + fund))
                .toList();
        return Combinators.combine(Arbitraries.of(accounts), Arbitraries.of(accounts), amounts())
                .as(Ask.Move::new);
    }

    private static Arbitrary<Payer> payers() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, cards().map(card -> new Payer(true, card))),
                Tuple.of(2, wallets().map(wallet -> new Payer(false, wallet))));
    }

    private static Arbitrary<String> wallets() {
        return Arbitraries.frequency(Tuple.of(5, "w1"), Tuple.of(3, "w2"), Tuple.of(2, "w3"));
    }

    private static Arbitrary<String> cards() {
        return Arbitraries.frequency(
                Tuple.of(4, "c1"), Tuple.of(2, "c2"), Tuple.of(3, "c3"), Tuple.of(2, "c4"), Tuple.of(1, "c5"));
    }

    private static Arbitrary<String> booths() {
        return Arbitraries.frequency(Tuple.of(6, "b1"), Tuple.of(2, "b2"), Tuple.of(1, "b3"));
    }

    private static Arbitrary<String> desks() {
        return Arbitraries.frequency(Tuple.of(8, "d1"), Tuple.of(2, "d2"), Tuple.of(1, "d3"));
    }

    /** Those around which rules change their mind, by {@link Festival#POLICY}, and often one that repeats. */
    private static Arbitrary<Long> amounts() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(5L, 20L)),
                Tuple.of(2, Arbitraries.of(1L, 40L, 60L, 61L, 100L, 101L, 150L, 151L, 200L, 201L)));
    }

    private static Arbitrary<Answering> answering() {
        return Arbitraries.frequency(
                Tuple.of(6, Answering.NOTHING),
                Tuple.of(3, Answering.YES),
                Tuple.of(1, Answering.YES_TO_SOMETHING_ELSE));
    }
}

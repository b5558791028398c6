package com.minsapay.examples.replay.post;

import com.minsapay.MinsaPay;
import com.minsapay.account.AccountId;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.plan.House;
import com.minsapay.examples.replay.plan.Move;
import com.minsapay.examples.replay.plan.Pocket;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.examples.replay.plan.PostingStep;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.request.WalletRef;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Posts a plan in its order, each step at its own instant and under its own key. What the ledger holds already is
 * answered from it and moves no money again, so an interrupted replay is simply started again.
 */
public final class FestivalPoster {
    private final MinsaPay pay;
    private final ReplayClock clock;

    /**
     * @param pay the ledger, made with this clock and with {@link Names#transaction} for its transactions' names
     * @param clock set to each step's instant
     */
    public FestivalPoster(MinsaPay pay, ReplayClock clock) {
        this.pay = pay;
        this.clock = clock;
    }

    /**
     * Posts everything.
     *
     * @param progress told how many steps are done, after each
     * @throws ReplayFailedException if the ledger does not do what happened that day
     * @throws com.minsapay.fault.IdempotencyConflictException if the ledger holds another festival; nothing was posted
     */
    public void post(FestivalFile file, PostingPlan plan, LongConsumer progress) {
        openHouse(file);
        long done = 0;
        for (PostingStep step : plan.steps()) {
            clock.set(step.at());
            step.fold(new Posting())
                    .ifPresent(outcome -> require(Bilingual.of(step.row() + "번 거래", "row " + step.row()), outcome));
            progress.accept(++done);
        }
    }

    private void openHouse(FestivalFile file) {
        clock.set(file.rows().get(0).at());
        require(
                Bilingual.of("지원금", "the fund"),
                // Before anything else: under this key a store that holds another festival refuses, unchanged.
                pay.openAccount(OpenAccountRequest.fund(
                        Names.key("fund"), Names.FUND, Names.fund(file), Optional.<Instant>empty(), Names.OPERATOR)));
        for (String desk : file.desks()) {
            require(
                    Bilingual.of(desk, desk),
                    pay.openAccount(OpenAccountRequest.desk(
                            Names.key("desk-" + Names.desk(desk)), Names.desk(desk), desk, Names.OPERATOR)));
        }
        for (String booth : file.sellers()) {
            require(
                    Bilingual.of(booth, booth),
                    pay.openAccount(OpenAccountRequest.booth(
                            Names.key("booth-" + Names.booth(booth)), Names.booth(booth), booth, Names.OPERATOR)));
        }
    }

    private static void require(Bilingual what, Outcome outcome) {
        if (!(outcome instanceof Outcome.Approved)) {
            throw new ReplayFailedException(Bilingual.of(
                    what.korean() + ": 받아들여지지 않음: " + outcome.message(Locale.KOREAN),
                    what.english() + " was not accepted: " + outcome.message(Locale.ENGLISH)));
        }
    }

    /** Turns each case into a request. */
    private final class Posting implements PostingStep.Cases<Optional<Outcome>> {
        @Override
        public Optional<Outcome> openWallet(PostingStep.OpenWallet step) {
            Optional<OpenWalletRequest.GrantOf> grant = step.grant() == 0
                    ? Optional.empty()
                    : Optional.of(new OpenWalletRequest.GrantOf(Names.FUND, Money.won(step.grant())));
            return Optional.of(pay.openWallet(new OpenWalletRequest(
                    Names.key(step.key()),
                    Names.wallet(step.user()),
                    Optional.of(pay.read(Names.card(step.user()))),
                    grant,
                    Names.OPERATOR)));
        }

        @Override
        public Optional<Outcome> topUp(PostingStep.TopUp step) {
            return Optional.of(pay.topUp(TopUpRequest.of(
                    Names.key(step.key()),
                    Names.desk(step.desk()),
                    tapped(step),
                    Money.won(step.amount()),
                    Names.OPERATOR)));
        }

        @Override
        public Optional<Outcome> charge(PostingStep.Charge step) {
            return Optional.of(pay.charge(ChargeRequest.of(
                    Names.key(step.key()),
                    Names.booth(step.booth()),
                    tapped(step),
                    Money.won(step.amount()),
                    Names.OPERATOR)));
        }

        @Override
        public Optional<Outcome> withdrawal(PostingStep.Withdrawal step) {
            return Optional.of(pay.withdraw(new WithdrawalRequest(
                    Names.key(step.key()),
                    Names.desk(step.desk()),
                    tapped(step),
                    Money.won(step.amount()),
                    Names.OPERATOR)));
        }

        @Override
        public Optional<Outcome> correction(PostingStep.Correction step) {
            List<Transfer> transfers = step.moves().stream()
                    .map(move -> transfer(step.user(), move))
                    .toList();
            return Optional.of(pay.correct(new CorrectionRequest(
                    Names.key(step.key()), transfers, step.inShort(), Names.OPERATOR, Names.APPROVER)));
        }

        @Override
        public Optional<Outcome> nothing(PostingStep.Nothing step) {
            return Optional.empty();
        }

        private WalletRef tapped(PostingStep step) {
            return WalletRef.of(pay.read(Names.card(step.user())));
        }
    }

    private static Transfer transfer(String user, Move move) {
        AccountId house = account(move.house());
        AccountId wallet = move.pocket() == Pocket.OWN
                ? AccountId.own(Names.wallet(user))
                : AccountId.grant(Names.wallet(user), Names.FUND);
        Money amount = Money.won(move.amount());
        return move.direction() == Move.Direction.IN
                ? new Transfer(house, wallet, amount)
                : new Transfer(wallet, house, amount);
    }

    private static AccountId account(House house) {
        return switch (house.kind()) {
            case DESK -> AccountId.desk(Names.desk(house.place()));
            case BOOTH -> AccountId.booth(Names.booth(house.place()));
            case FUND -> AccountId.fund(Names.FUND);
            case SUSPENSE -> AccountId.suspense();
        };
    }
}

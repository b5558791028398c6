package com.minsapay.examples.replay.post;

import com.minsapay.account.AccountId;
import com.minsapay.card.CardId;
import com.minsapay.card.CardUid;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.plan.House;
import com.minsapay.examples.replay.plan.Move;
import com.minsapay.examples.replay.plan.Pocket;
import com.minsapay.examples.replay.plan.PostingStep;
import com.minsapay.examples.replay.post.Posting.Sending;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.request.WalletRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes the requests of a festival. It needs no ledger, only someone who reads cards. */
final class Postings {
    private final Function<CardUid, CardId> reader;

    Postings(Function<CardUid, CardId> reader) {
        this.reader = reader;
    }

    /** What must be there before the first step: the fund, then the desks and the booths. */
    List<Posting> house(FestivalFile file) {
        Instant at = file.rows().get(0).at();
        List<Posting> postings = new ArrayList<>();
        // Before anything else: under this key a store that holds another festival refuses, unchanged.
        postings.add(opening(
                Bilingual.of("지원금", "the fund"),
                at,
                OpenAccountRequest.fund(
                        Names.key("fund"), Names.FUND, Names.fund(file), Optional.empty(), Names.OPERATOR)));
        for (String desk : file.desks()) {
            postings.add(opening(
                    Bilingual.of(desk, desk),
                    at,
                    OpenAccountRequest.desk(
                            Names.key("desk-" + Names.desk(desk)), Names.desk(desk), desk, Names.OPERATOR)));
        }
        for (String booth : file.sellers()) {
            postings.add(opening(
                    Bilingual.of(booth, booth),
                    at,
                    OpenAccountRequest.booth(
                            Names.key("booth-" + Names.booth(booth)), Names.booth(booth), booth, Names.OPERATOR)));
        }
        return postings;
    }

    /**
     * What a step asks for; nothing, if it asks for nothing.
     *
     * @throws UnpostableException if there is no such request
     */
    Optional<Posting> of(PostingStep step) {
        Bilingual what = Bilingual.of(step.row() + "번 거래", "row " + step.row());
        try {
            return step.fold(new Requests()).map(sending -> new Posting(what, step.at(), sending));
        } catch (IllegalArgumentException e) {
            throw new UnpostableException(what, e);
        }
    }

    private static Posting opening(Bilingual what, Instant at, OpenAccountRequest request) {
        return new Posting(what, at, (pay, yes) -> pay.openAccount(request));
    }

    /** Turns each case into a request, at once, to be sent later. */
    private final class Requests implements PostingStep.Cases<Optional<Sending>> {
        @Override
        public Optional<Sending> openWallet(PostingStep.OpenWallet step) {
            Optional<OpenWalletRequest.GrantOf> grant = step.grant() == 0
                    ? Optional.empty()
                    : Optional.of(new OpenWalletRequest.GrantOf(Names.FUND, Money.won(step.grant())));
            OpenWalletRequest request = new OpenWalletRequest(
                    Names.key(step.key()), Names.wallet(step.user()), Optional.of(card(step)), grant, Names.OPERATOR);
            return Optional.of((pay, yes) -> pay.openWallet(request));
        }

        @Override
        public Optional<Sending> topUp(PostingStep.TopUp step) {
            TopUpRequest request = TopUpRequest.of(
                    Names.key(step.key()),
                    Names.desk(step.desk()),
                    WalletRef.of(card(step)),
                    Money.won(step.amount()),
                    Names.OPERATOR);
            return Optional.of((pay, yes) -> pay.topUp(new TopUpRequest(
                    request.key(), request.desk(), request.wallet(), request.amount(), request.operator(), yes)));
        }

        @Override
        public Optional<Sending> charge(PostingStep.Charge step) {
            ChargeRequest request = ChargeRequest.of(
                    Names.key(step.key()),
                    Names.booth(step.booth()),
                    WalletRef.of(card(step)),
                    Money.won(step.amount()),
                    Names.OPERATOR);
            return Optional.of((pay, yes) -> pay.charge(new ChargeRequest(
                    request.key(), request.booth(), request.payer(), request.amount(), request.operator(), yes)));
        }

        @Override
        public Optional<Sending> withdrawal(PostingStep.Withdrawal step) {
            WithdrawalRequest request = new WithdrawalRequest(
                    Names.key(step.key()),
                    Names.desk(step.desk()),
                    WalletRef.of(card(step)),
                    Money.won(step.amount()),
                    Names.OPERATOR);
            return Optional.of((pay, yes) -> pay.withdraw(request));
        }

        @Override
        public Optional<Sending> correction(PostingStep.Correction step) {
            List<Transfer> transfers = step.moves().stream()
                    .map(move -> transfer(step.user(), move))
                    .toList();
            CorrectionRequest request = new CorrectionRequest(
                    Names.key(step.key()), transfers, step.inShort(), Names.OPERATOR, Names.APPROVER);
            return Optional.of((pay, yes) -> pay.correct(request));
        }

        @Override
        public Optional<Sending> nothing(PostingStep.Nothing step) {
            return Optional.empty();
        }

        private CardId card(PostingStep step) {
            return reader.apply(Names.card(step.user()));
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

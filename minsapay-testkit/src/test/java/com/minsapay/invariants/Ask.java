package com.minsapay.invariants;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.SponsorId;
import com.minsapay.account.WalletId;
import com.minsapay.booth.PayoutRequest;
import com.minsapay.card.Assurance;
import com.minsapay.card.CardId;
import com.minsapay.charge.CaptureRequest;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.charge.ExpireHoldRequest;
import com.minsapay.charge.HoldRequest;
import com.minsapay.charge.LateChargeRequest;
import com.minsapay.charge.RefundRequest;
import com.minsapay.charge.ReleaseRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.day.CloseDayRequest;
import com.minsapay.desk.CountRequest;
import com.minsapay.desk.DeskTransferRequest;
import com.minsapay.desk.DropRequest;
import com.minsapay.desk.FloatRequest;
import com.minsapay.desk.ReverseTopUpRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.grant.ExpireGrantRequest;
import com.minsapay.grant.GrantRequest;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Confirmation;
import com.minsapay.pass.EndFreePassRequest;
import com.minsapay.pass.FreePassRequest;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.CloseWalletRequest;
import com.minsapay.registry.LinkCardRequest;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.registry.ReplaceCardRequest;
import com.minsapay.request.Request;
import com.minsapay.request.WalletRef;
import com.minsapay.testkit.KeyedIds;
import com.minsapay.testkit.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What someone asks for, without a key. Prints as a short sentence. */
sealed interface Ask {
    OperatorId KIM = OperatorId.of("kim");
    OperatorId LEE = OperatorId.of("lee");

    /** The library's request for it. */
    Request request(IdempotencyKey key);

    /** The same without answers to questions: two asks of one meaning are the same request. */
    default Ask meaning() {
        return this;
    }

    /** What a person says to questions beforehand. */
    enum Answering {
        NOTHING(""),
        YES(", sure"),
        YES_TO_SOMETHING_ELSE(", sure of something else");

        private final String words;

        Answering(String words) {
            this.words = words;
        }

        private Set<Confirmation> confirmations(long amount) {
            Set<Confirmation> all = new HashSet<>();
            if (this == YES) {
                all.add(new Confirmation.OfAmount(Money.won(amount)));
                Act.everyKey().forEach(key -> all.add(new Confirmation.OfRepeat(KeyedIds.of(key))));
            } else if (this == YES_TO_SOMETHING_ELSE) {
                all.add(new Confirmation.OfAmount(Money.won(amount + 1)));
                all.add(new Confirmation.OfRepeat(KeyedIds.of(IdempotencyKey.of("never"))));
            }
            return all;
        }
    }

    /** Whose wallet: by its id, or by a card. Card {@code c4} only tells its number, the others prove to be themselves. */
    record Payer(boolean byCard, String name) {
        private WalletRef ref() {
            return byCard ? WalletRef.of(cardId(name), assurance()) : WalletRef.of(WalletId.of(name));
        }

        Assurance assurance() {
            return name.equals("c4") ? Assurance.UID_ONLY : Assurance.SIGNED_TAP;
        }

        @Override
        public String toString() {
            return byCard ? "card " + name : name;
        }
    }

    record OpenHouse(String account, Optional<Instant> expiresAt) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            AccountId id = AccountId.parse(account);
            String name = account.substring(account.indexOf(':') + 1);
            return switch (id.kind()) {
                case BOOTH -> OpenAccountRequest.booth(key, BoothId.of(name), name, KIM);
                case DESK -> OpenAccountRequest.desk(key, DeskId.of(name), name, KIM);
                case FUND -> OpenAccountRequest.fund(key, FundId.of(name), name, expiresAt, KIM);
                case SPONSOR -> OpenAccountRequest.sponsor(key, SponsorId.of(name), name, KIM);
                case OWN, GRANT, HELD, HELD_GRANT, IOU, SAFE, OVER_SHORT, SUSPENSE ->
                    throw new IllegalArgumentException("nobody opens " + account);
            };
        }

        @Override
        public String toString() {
            return "open " + account + expiresAt.map(at -> " until " + at).orElse("");
        }
    }

    record OpenWallet(String wallet, Optional<String> card, Optional<String> fund, long grant) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new OpenWalletRequest(
                    key,
                    WalletId.of(wallet),
                    card.map(Ask::cardId),
                    fund.map(name -> new OpenWalletRequest.GrantOf(FundId.of(name), Money.won(grant))),
                    KIM);
        }

        @Override
        public String toString() {
            return "open wallet " + wallet
                    + card.map(name -> " with card " + name).orElse("")
                    + fund.map(name -> " with " + grant + " of " + name).orElse("");
        }
    }

    record CloseWallet(Payer wallet, Optional<String> desk) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new CloseWalletRequest(key, wallet.ref(), desk.map(DeskId::of), KIM);
        }

        @Override
        public String toString() {
            return "close " + wallet + desk.map(name -> " at " + name).orElse("");
        }
    }

    record TopUp(String desk, Payer wallet, long amount, Answering answering) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new TopUpRequest(
                    key, DeskId.of(desk), wallet.ref(), Money.won(amount), KIM, answering.confirmations(amount));
        }

        @Override
        public Ask meaning() {
            return new TopUp(desk, wallet, amount, Answering.NOTHING);
        }

        @Override
        public String toString() {
            return "top up " + wallet + " by " + amount + " at " + desk + answering.words;
        }
    }

    /** By the key of the top-up. */
    record ReverseTopUp(String topUp, boolean approved) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new ReverseTopUpRequest(
                    key, KeyedIds.of(IdempotencyKey.of(topUp)), KIM, approved ? Optional.of(LEE) : Optional.empty());
        }

        @Override
        public String toString() {
            return "reverse " + topUp + (approved ? ", approved" : "");
        }
    }

    record Charge(String booth, Payer payer, long amount, Answering answering) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new ChargeRequest(
                    key, BoothId.of(booth), payer.ref(), Money.won(amount), KIM, answering.confirmations(amount));
        }

        @Override
        public Ask meaning() {
            return new Charge(booth, payer, amount, Answering.NOTHING);
        }

        @Override
        public String toString() {
            return "charge " + payer + " " + amount + " at " + booth + answering.words;
        }
    }

    /** A sale that is said to have happened so long after the opening, or before it. */
    record LateCharge(String booth, Payer payer, long amount, Duration afterOpening, Answering answering)
            implements Ask {
        Instant happenedAt() {
            return Festival.OPENING.plus(afterOpening);
        }

        @Override
        public Request request(IdempotencyKey key) {
            return new LateChargeRequest(
                    key,
                    BoothId.of(booth),
                    payer.ref(),
                    Money.won(amount),
                    happenedAt(),
                    KIM,
                    answering.confirmations(amount));
        }

        @Override
        public Ask meaning() {
            return new LateCharge(booth, payer, amount, afterOpening, Answering.NOTHING);
        }

        @Override
        public String toString() {
            return "late charge " + payer + " " + amount + " at " + booth + " of " + happenedAt() + answering.words;
        }
    }

    /** Money set aside for so long. */
    record Hold(String booth, Payer payer, long amount, Duration length, Answering answering) implements Ask {
        /** What {@code until} counts from; a program that lasts longer makes holds that lapsed before. */
        private Instant until() {
            return Festival.OPENING.plus(length);
        }

        @Override
        public Request request(IdempotencyKey key) {
            return new HoldRequest(
                    key,
                    BoothId.of(booth),
                    payer.ref(),
                    Money.won(amount),
                    until(),
                    KIM,
                    answering.confirmations(amount));
        }

        @Override
        public Ask meaning() {
            return new Hold(booth, payer, amount, length, Answering.NOTHING);
        }

        @Override
        public String toString() {
            return "hold " + amount + " of " + payer + " for " + booth + " until " + until() + answering.words;
        }
    }

    /** By the key of the hold; no amount means all of it. */
    record Capture(String hold, Optional<Long> amount) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new CaptureRequest(key, KeyedIds.of(IdempotencyKey.of(hold)), amount.map(Money::won), KIM);
        }

        @Override
        public String toString() {
            return "capture " + amount.map(part -> part + " of ").orElse("") + hold;
        }
    }

    /** By the key of the hold. */
    record Release(String hold) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new ReleaseRequest(key, KeyedIds.of(IdempotencyKey.of(hold)), KIM);
        }

        @Override
        public String toString() {
            return "release " + hold;
        }
    }

    /** By the key of the hold. */
    record ExpireHold(String hold) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new ExpireHoldRequest(key, KeyedIds.of(IdempotencyKey.of(hold)), KIM);
        }

        @Override
        public String toString() {
            return "expire " + hold;
        }
    }

    /** By the key of the charge; no amount means all that is left. */
    record Refund(String charge, Optional<Long> amount) implements Ask {
        /** Before it is known of what: see {@link Program#of}. */
        static Refund ofSomething(Optional<Long> amount) {
            return new Refund("nothing", amount);
        }

        @Override
        public Request request(IdempotencyKey key) {
            return new RefundRequest(key, KeyedIds.of(IdempotencyKey.of(charge)), amount.map(Money::won), KIM);
        }

        @Override
        public String toString() {
            return "refund " + amount.map(part -> part + " of ").orElse("") + charge;
        }
    }

    record Grant(String fund, Payer wallet, long amount) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new GrantRequest(key, FundId.of(fund), wallet.ref(), Money.won(amount), KIM);
        }

        @Override
        public String toString() {
            return "grant " + amount + " of " + fund + " to " + wallet;
        }
    }

    record ExpireGrant(String wallet, String fund) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new ExpireGrantRequest(key, WalletId.of(wallet), FundId.of(fund), KIM);
        }

        @Override
        public String toString() {
            return "expire " + fund + " of " + wallet;
        }
    }

    /** Passes that count for so long. */
    record GivePass(Payer wallet, String sponsor, Set<String> booths, Optional<Duration> length) implements Ask {
        /** What the end counts from; a program that lasts longer gives passes that have expired. */
        Optional<Instant> until() {
            return length.map(Festival.OPENING::plus);
        }

        @Override
        public Request request(IdempotencyKey key) {
            return new FreePassRequest(key, wallet.ref(), SponsorId.of(sponsor), boothIds(booths), until(), KIM);
        }

        @Override
        public String toString() {
            return "give " + wallet + " a pass of " + sponsor + " at " + new TreeSet<>(booths)
                    + until().map(end -> " until " + end).orElse("");
        }
    }

    /** No booths mean all of the sponsor's. */
    record EndPass(Payer wallet, String sponsor, Set<String> booths) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new EndFreePassRequest(key, wallet.ref(), SponsorId.of(sponsor), boothIds(booths), KIM);
        }

        @Override
        public String toString() {
            return "end the pass of " + wallet + " by " + sponsor + " at " + new TreeSet<>(booths);
        }
    }

    record Withdraw(String desk, Payer wallet, long amount) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new WithdrawalRequest(key, DeskId.of(desk), wallet.ref(), Money.won(amount), KIM);
        }

        @Override
        public String toString() {
            return "withdraw " + amount + " from " + wallet + " at " + desk;
        }
    }

    record BringFloat(String desk, long amount) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new FloatRequest(key, DeskId.of(desk), Money.won(amount), KIM);
        }

        @Override
        public String toString() {
            return "float of " + amount + " to " + desk;
        }
    }

    record Drop(String desk, long amount) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new DropRequest(key, DeskId.of(desk), Money.won(amount), KIM);
        }

        @Override
        public String toString() {
            return "drop " + amount + " from " + desk;
        }
    }

    record Carry(String from, String to, long amount) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new DeskTransferRequest(key, DeskId.of(from), DeskId.of(to), Money.won(amount), KIM);
        }

        @Override
        public String toString() {
            return "carry " + amount + " from " + from + " to " + to;
        }
    }

    record Count(String desk, long counted) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new CountRequest(key, DeskId.of(desk), Money.won(counted), KIM);
        }

        @Override
        public String toString() {
            return "count " + counted + " at " + desk;
        }
    }

    /** All that a booth is owed, or an amount. */
    record PayOut(String booth, Optional<Long> amount) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new PayoutRequest(key, BoothId.of(booth), amount.map(Money::won), KIM);
        }

        @Override
        public String toString() {
            return "pay out " + amount.map(won -> won + " to ").orElse("") + booth;
        }
    }

    record CloseDay() implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new CloseDayRequest(key, KIM);
        }

        @Override
        public String toString() {
            return "close the day";
        }
    }

    /** One transfer of a correction. */
    record Move(String from, String to, long amount) {
        private Transfer transfer() {
            return new Transfer(AccountId.parse(from), AccountId.parse(to), Money.won(amount));
        }

        @Override
        public String toString() {
            return amount + " from " + from + " to " + to;
        }
    }

    record Correct(List<Move> moves) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new CorrectionRequest(key, moves.stream().map(Move::transfer).toList(), "a mistake", KIM, LEE);
        }

        @Override
        public String toString() {
            return moves.stream().map(Move::toString).collect(Collectors.joining(" and ", "correct ", ""));
        }
    }

    record Link(String card, String wallet) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new LinkCardRequest(key, cardId(card), WalletId.of(wallet), KIM);
        }

        @Override
        public String toString() {
            return "link card " + card + " to " + wallet;
        }
    }

    record Block(String card) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new BlockCardRequest(key, cardId(card), KIM);
        }

        @Override
        public String toString() {
            return "block card " + card;
        }
    }

    record Replace(String wallet, String card) implements Ask {
        @Override
        public Request request(IdempotencyKey key) {
            return new ReplaceCardRequest(key, WalletId.of(wallet), cardId(card), KIM);
        }

        @Override
        public String toString() {
            return "replace the card of " + wallet + " by " + card;
        }
    }

    private static Set<BoothId> boothIds(Set<String> booths) {
        return booths.stream().map(BoothId::of).collect(Collectors.toSet());
    }

    private static CardId cardId(String name) {
        return new CardId(Rows.cardId(name));
    }
}

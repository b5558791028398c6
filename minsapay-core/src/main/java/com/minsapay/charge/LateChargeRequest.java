package com.minsapay.charge;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.OperatorId;
import com.minsapay.card.CardHistory;
import com.minsapay.card.CardStatus;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.outcome.Confirmation;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.Wallet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Pay a booth for what it sold while it could not ask: on paper, or by a device without a network. The goods are gone, so no
 * limit applies, and nothing has to be in the wallet: it pays with grants that could be spent then, with own money, and owes
 * the rest. A large amount is asked about, as a list on paper is where a zero too many is typed. Where the wallet has a free pass that had not expired when it happened, the sponsor pays all of it.
 * The wallet may be closed by now. It counts as spending of the day it happened on, and can be refunded as a charge can.
 *
 * <p>The card must have been active when it was tapped, whatever it is now; it pays from the wallet that it was of then.
 * Otherwise the late charge is declined, and listed by {@code MinsaPay.declinedLateCharges} with its booth and amount; the
 * decline is in the history of the wallet that the card is of now. A sale that would have happened later than now is declined, and the decline is not
 * recorded: the key stays free for when the clocks agree. Immutable and thread-safe.
 *
 * @param key one per sale, made when it was made, kept over retries
 * @param booth who sold
 * @param payer whose wallet: by the card that was tapped, or by the id that was written down
 * @param amount positive, in the ledger's currency
 * @param happenedAt when: not after now, and no longer ago than the policy lets; cut to microseconds
 * @param operator who enters it
 * @param confirmations a person's answers to questions about this charge
 */
public record LateChargeRequest(
        IdempotencyKey key,
        BoothId booth,
        WalletRef payer,
        Money amount,
        Instant happenedAt,
        OperatorId operator,
        Set<Confirmation> confirmations)
        implements Request {
    /** @throws IllegalArgumentException as {@link Rules#requireAmount}, and for an instant before 1970 */
    public LateChargeRequest {
        Rules.requireAmount(amount);
        if (happenedAt.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("a sale must have happened after 1970 began, was " + happenedAt);
        }
        happenedAt = happenedAt.truncatedTo(ChronoUnit.MICROS);
        confirmations = Set.copyOf(confirmations);
    }

    /** A late charge without confirmations. */
    public static LateChargeRequest of(
            IdempotencyKey key, BoothId booth, WalletRef payer, Money amount, Instant happenedAt, OperatorId operator) {
        return new LateChargeRequest(key, booth, payer, amount, happenedAt, operator, Set.of());
    }

    /** The same late charge, with one more question answered by yes. */
    public LateChargeRequest confirmed(Confirmation confirmation) {
        return new LateChargeRequest(key, booth, payer, amount, happenedAt, operator, confirmation.and(confirmations));
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.LATE_CHARGE;
    }

    @Override
    public List<String> meaning() {
        return List.of(
                kind().name(),
                booth.value(),
                payer.meaning(),
                amount.toString(),
                happenedAt.toString(),
                operator.value());
    }

    @Override
    public List<Money> amounts() {
        return List.of(amount);
    }

    @Override
    public Needs needs() {
        return Needs.of(payer, AccountId.booth(booth)).withHistories();
    }

    @Override
    public Optional<Instant> happenedEarlier() {
        return Optional.of(happenedAt);
    }

    @Override
    public Decision decide(Situation situation) {
        Decision decision = Rules.refuseCardNumber(amount, situation)
                .or(() -> outOfTime(situation))
                .or(() -> Rules.requireAccount(AccountId.booth(booth), DeclineReason.UNKNOWN_BOOTH, situation))
                .orElseGet(() -> withPayer(situation, wallet -> decide(wallet, situation)));
        return decision instanceof Decision.Decline decline ? withWhatWasSold(decline) : decision;
    }

    /** What nobody paid is known by its decline alone. */
    private Decision withWhatWasSold(Decision.Decline decline) {
        return new Decision.Decline(
                decline.reason(),
                Map.of(
                        Detail.BOOTH, AccountId.booth(booth).toString(),
                        Detail.AMOUNT, Long.toString(amount.minorUnits())));
    }

    private Optional<Decision> outOfTime(Situation situation) {
        if (happenedAt.isAfter(situation.now())) {
            return Optional.of(Decision.decline(DeclineReason.NOT_HAPPENED_YET));
        }
        Instant oldest = situation.now().minus(situation.policy().lateEntryWindow());
        return happenedAt.isBefore(oldest)
                ? Optional.of(Decision.decline(DeclineReason.TOO_LONG_AGO))
                : Optional.empty();
    }

    private Decision withPayer(Situation situation, Function<Wallet, Decision> goOn) {
        if (payer instanceof WalletRef.ByCard byCard) {
            return withCard(situation.history(byCard.card()), situation, goOn);
        }
        return situation
                .wallet(((WalletRef.ById) payer).wallet())
                .map(goOn)
                .orElseGet(() -> Decision.decline(DeclineReason.UNKNOWN_WALLET));
    }

    private Decision withCard(CardHistory card, Situation situation, Function<Wallet, Decision> goOn) {
        if (card.present().isEmpty()) {
            return Decision.decline(DeclineReason.UNKNOWN_CARD);
        }
        return card.at(happenedAt)
                .filter(then -> then.status() == CardStatus.ACTIVE)
                .map(then -> goOn.apply(Rules.walletOf(then, situation)))
                .orElseGet(() -> Decision.decline(DeclineReason.CARD_NOT_ACTIVE_THEN));
    }

    private Decision decide(Wallet wallet, Situation situation) {
        return Rules.askIfLarge(amount, confirmations, situation).orElseGet(() -> post(wallet));
    }

    private Decision post(Wallet wallet) {
        return Decision.post(
                wallet.id(),
                wallet.pass(booth, happenedAt)
                        .map(pass -> List.of(pass.pay(amount)))
                        .orElseGet(() -> wallet.payOrOwe(amount, AccountId.booth(booth), happenedAt)));
    }
}

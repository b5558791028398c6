package com.minsapay.charge;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.OperatorId;
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

/**
 * Set money of a wallet aside for a booth, until it is captured, released, or lapses: a deposit, or an order whose price is not
 * known yet. It is taken as a charge would take it, grants first, and keeps that split; until it ends, nothing else can
 * spend it, and it counts against the day's limit as if it were spent. The rules of a charge hold, but a second hold like
 * the last is not asked about. Declined where the wallet has a free pass, as a charge takes nothing from it there; what was
 * held before it got the pass can still be captured. Immutable and thread-safe.
 *
 * @param key one per hold, kept over retries
 * @param booth who may be paid from it
 * @param payer whose wallet, as a rule by the card that was tapped
 * @param amount positive, in the ledger's currency
 * @param until when it lapses by itself: after now, and no longer ahead than the policy lets; cut to microseconds
 * @param operator who stood at the booth
 * @param confirmations a person's answers to questions about this hold
 */
public record HoldRequest(
        IdempotencyKey key,
        BoothId booth,
        WalletRef payer,
        Money amount,
        Instant until,
        OperatorId operator,
        Set<Confirmation> confirmations)
        implements Request {
    /** @throws IllegalArgumentException as {@link Rules#requireAmount} */
    public HoldRequest {
        Rules.requireAmount(amount);
        until = until.truncatedTo(ChronoUnit.MICROS);
        confirmations = Set.copyOf(confirmations);
    }

    /** A hold without confirmations. */
    public static HoldRequest of(
            IdempotencyKey key, BoothId booth, WalletRef payer, Money amount, Instant until, OperatorId operator) {
        return new HoldRequest(key, booth, payer, amount, until, operator, Set.of());
    }

    /** The same hold, with one more question answered by yes. */
    public HoldRequest confirmed(Confirmation confirmation) {
        return new HoldRequest(key, booth, payer, amount, until, operator, confirmation.and(confirmations));
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.HOLD;
    }

    @Override
    public List<String> meaning() {
        return List.of(
                kind().name(), booth.value(), payer.meaning(), amount.toString(), until.toString(), operator.value());
    }

    @Override
    public List<Money> amounts() {
        return List.of(amount);
    }

    @Override
    public Needs needs() {
        return Needs.of(payer, AccountId.booth(booth));
    }

    @Override
    public Decision decide(Situation situation) {
        return Rules.refuseCardNumber(amount, situation)
                .or(() -> Rules.requireAccount(AccountId.booth(booth), DeclineReason.UNKNOWN_BOOTH, situation))
                .orElseGet(() -> Rules.withWallet(payer, situation, wallet -> decide(wallet, situation)));
    }

    private Decision decide(Wallet wallet, Situation situation) {
        return freePass(wallet, situation)
                .or(() -> period(situation))
                .or(() -> Rules.cardLimit(amount, payer, situation))
                .or(() -> Rules.limit(amount, situation.policy().chargeLimit(), DeclineReason.ABOVE_REQUEST_LIMIT))
                .or(() -> Rules.dailyLimit(amount, wallet, situation))
                .or(() -> Rules.shortfall(amount, wallet, situation))
                .or(() -> Rules.askIfLarge(amount, confirmations, situation))
                .orElseGet(() -> post(wallet, situation));
    }

    private Optional<Decision> freePass(Wallet wallet, Situation situation) {
        return wallet.pass(booth, situation.now()).map(pass -> Decision.decline(DeclineReason.FREE_PASS_HERE));
    }

    private Optional<Decision> period(Situation situation) {
        if (!until.isAfter(situation.now())) {
            return Optional.of(Decision.decline(DeclineReason.HOLD_UNTIL_PAST));
        }
        return until.isAfter(situation.now().plus(situation.policy().longestHold()))
                ? Optional.of(Decision.decline(DeclineReason.HOLD_TOO_LONG))
                : Optional.empty();
    }

    private Decision post(Wallet wallet, Situation situation) {
        return new Decision.Post(
                Optional.of(wallet.id()),
                wallet.hold(amount, situation.now()),
                List.of(),
                Optional.empty(),
                Optional.of(until),
                Map.of(Detail.BOOTH, AccountId.booth(booth).toString()));
    }
}

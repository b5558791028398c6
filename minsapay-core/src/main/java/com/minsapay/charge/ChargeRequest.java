package com.minsapay.charge;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Confirmation;
import com.minsapay.outcome.Question;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.FreePass;
import com.minsapay.wallet.PastCharge;
import com.minsapay.wallet.Wallet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pay a booth from a wallet: grants first, soonest expiry first, then own money. Where the wallet has a free pass, its sponsor
 * pays instead, all of it: neither what is in the wallet nor what it may spend in a day matters, and every other rule does.
 * Immutable and thread-safe.
 *
 * @param key one per tap, kept over retries
 * @param booth who is paid
 * @param payer whose wallet, as a rule by the card that was tapped
 * @param amount positive, in the ledger's currency
 * @param operator who stood at the booth
 * @param confirmations a person's answers to questions about this charge
 */
public record ChargeRequest(
        IdempotencyKey key,
        BoothId booth,
        WalletRef payer,
        Money amount,
        OperatorId operator,
        Set<Confirmation> confirmations)
        implements Request {
    /** @throws IllegalArgumentException as {@link Rules#requireAmount} */
    public ChargeRequest {
        Rules.requireAmount(amount);
        confirmations = Set.copyOf(confirmations);
    }

    /** A charge without confirmations. */
    public static ChargeRequest of(
            IdempotencyKey key, BoothId booth, WalletRef payer, Money amount, OperatorId operator) {
        return new ChargeRequest(key, booth, payer, amount, operator, Set.of());
    }

    /** The same charge, with one more question answered by yes. */
    public ChargeRequest confirmed(Confirmation confirmation) {
        return new ChargeRequest(key, booth, payer, amount, operator, confirmation.and(confirmations));
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.CHARGE;
    }

    @Override
    public List<String> meaning() {
        return List.of(kind().name(), booth.value(), payer.meaning(), amount.toString(), operator.value());
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
        Optional<FreePass> pass = wallet.pass(booth, situation.now());
        return Rules.cardLimit(amount, payer, situation)
                .or(() -> Rules.limit(amount, situation.policy().chargeLimit(), DeclineReason.ABOVE_REQUEST_LIMIT))
                .or(() -> pass.isPresent() ? Optional.empty() : unaffordable(wallet, situation))
                .or(() -> Rules.askIfLarge(amount, confirmations, situation))
                .or(() -> askIfRepeated(wallet, situation))
                .orElseGet(() -> Decision.post(wallet.id(), payment(wallet, pass, situation)));
    }

    private Optional<Decision> unaffordable(Wallet wallet, Situation situation) {
        return Rules.dailyLimit(amount, wallet, situation).or(() -> Rules.shortfall(amount, wallet, situation));
    }

    private List<Transfer> payment(Wallet wallet, Optional<FreePass> pass, Situation situation) {
        return pass.map(by -> List.of(by.pay(amount)))
                .orElseGet(() -> wallet.pay(amount, AccountId.booth(booth), situation.now()));
    }

    private Optional<Decision> askIfRepeated(Wallet wallet, Situation situation) {
        return situation
                .recentCharge(wallet.id())
                .filter(earlier -> earlier.booth().equals(AccountId.booth(booth))
                        && earlier.amount().equals(amount))
                .map(earlier -> repeated(earlier, situation))
                .filter(question -> !confirmations.contains(question.confirmation()))
                .map(Decision.Ask::new);
    }

    private static Question repeated(PastCharge earlier, Situation situation) {
        // Two callers may be decided in another order than they arrived in.
        Duration age = Duration.between(earlier.at(), situation.now());
        return new Question.LikelyDoubleTap(earlier.id(), earlier.amount(), age.isNegative() ? Duration.ZERO : age);
    }
}

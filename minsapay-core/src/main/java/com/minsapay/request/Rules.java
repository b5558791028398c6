package com.minsapay.request;

import com.minsapay.account.AccountId;
import com.minsapay.account.FundId;
import com.minsapay.card.Card;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.money.Money;
import com.minsapay.outcome.Confirmation;
import com.minsapay.outcome.Question;
import com.minsapay.wallet.Wallet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Rules that several requests share. Each gives the decision that stops a request, or nothing. */
public final class Rules {
    /** The most minor units that any amount may have, so that no sum over a ledger comes near 64 bits. */
    public static final long LARGEST_AMOUNT = 1_000_000_000_000L;

    private Rules() {}

    /**
     * Every amount is more than zero and at most {@link #LARGEST_AMOUNT}.
     *
     * @throws IllegalArgumentException if the amount is not; the message does not repeat it, as it may be a card number
     */
    public static void requireAmount(Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    "amount must be positive, was " + (amount.isZero() ? "zero" : "below zero"));
        }
        requireNotTooLarge(amount);
    }

    /**
     * What somebody counted is zero or more and at most {@link #LARGEST_AMOUNT}.
     *
     * @throws IllegalArgumentException if the amount is not; the message does not repeat it, as it may be a card number
     */
    public static void requireCounted(Money amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("what was counted must not be below zero, was below zero");
        }
        requireNotTooLarge(amount);
    }

    private static void requireNotTooLarge(Money amount) {
        if (amount.minorUnits() > LARGEST_AMOUNT) {
            throw new IllegalArgumentException("amount must be at most " + LARGEST_AMOUNT + " minor units");
        }
    }

    /** Finds the wallet that a reference means and goes on with it, or declines. A card must be active, a wallet not closed. */
    public static Decision withWallet(WalletRef ref, Situation situation, Function<Wallet, Decision> goOn) {
        if (ref instanceof WalletRef.ByCard byCard) {
            return situation
                    .card(byCard.card())
                    .map(card -> withCard(card, situation, goOn))
                    .orElseGet(() -> Decision.decline(DeclineReason.UNKNOWN_CARD));
        }
        return situation
                .wallet(((WalletRef.ById) ref).wallet())
                .map(wallet -> requireNotClosed(wallet).orElseGet(() -> goOn.apply(wallet)))
                .orElseGet(() -> Decision.decline(DeclineReason.UNKNOWN_WALLET));
    }

    private static Decision withCard(Card card, Situation situation, Function<Wallet, Decision> goOn) {
        return switch (card.status()) {
            case ACTIVE -> goOn.apply(walletOf(card, situation));
            case BLOCKED -> Decision.decline(DeclineReason.CARD_BLOCKED);
            case REPLACED -> Decision.decline(DeclineReason.CARD_REPLACED);
        };
    }

    /** @throws LedgerCorruptException if the wallet of a card is not there */
    public static Wallet walletOf(Card card, Situation situation) {
        return situation
                .wallet(card.wallet())
                .orElseThrow(
                        () -> new LedgerCorruptException("a card's wallet must be there, was not: " + card.wallet()));
    }

    /** Declines whatever is asked of a closed wallet. Its cards are blocked. */
    public static Optional<Decision> requireNotClosed(Wallet wallet) {
        return wallet.closed() ? Optional.of(Decision.decline(DeclineReason.WALLET_CLOSED)) : Optional.empty();
    }

    /** Declines an amount that is the number of a card read lately. */
    public static Optional<Decision> refuseCardNumber(Money amount, Situation situation) {
        return situation.isCardNumber(amount)
                ? Optional.of(Decision.decline(DeclineReason.AMOUNT_IS_A_CARD_NUMBER))
                : Optional.empty();
    }

    /** Declines if a booth, desk, fund or sponsor does not exist. */
    public static Optional<Decision> requireAccount(AccountId account, DeclineReason otherwise, Situation situation) {
        return situation.account(account).isPresent() ? Optional.empty() : Optional.of(Decision.decline(otherwise));
    }

    /** Declines if a fund does not exist, or can give no more. */
    public static Optional<Decision> requireFund(FundId fund, Situation situation) {
        AccountId account = AccountId.fund(fund);
        return requireAccount(account, DeclineReason.UNKNOWN_FUND, situation)
                .or(() -> situation
                        .account(account)
                        .flatMap(HouseAccount::expiresAt)
                        .filter(expiry -> !situation.now().isBefore(expiry))
                        .map(expired -> Decision.decline(DeclineReason.FUND_EXPIRED)));
    }

    /** Declines if a wallet would hold more than a wallet may, once an amount came in. */
    public static Optional<Decision> balanceLimit(Wallet wallet, Money amount, Situation situation) {
        return limit(
                wallet.balance().total().plus(amount),
                situation.policy().balanceLimit(),
                DeclineReason.ABOVE_BALANCE_LIMIT);
    }

    /** Declines an amount above a limit, if there is one. */
    public static Optional<Decision> limit(Money amount, Optional<Money> limit, DeclineReason reason) {
        return limit.filter(amount::isMoreThan).map(most -> Decision.aboveLimit(reason, most));
    }

    /** Declines an amount above what a card that proved itself no better may pay; a wallet named by its id has no such limit. */
    public static Optional<Decision> cardLimit(Money amount, WalletRef payer, Situation situation) {
        return payer instanceof WalletRef.ByCard byCard
                ? limit(amount, situation.policy().cardLimit(byCard.assurance()), DeclineReason.ABOVE_CARD_LIMIT)
                : Optional.empty();
    }

    /** Declines what would take a wallet over what it may spend in a day; what is held counts as if it were spent. */
    public static Optional<Decision> dailyLimit(Money amount, Wallet wallet, Situation situation) {
        return situation
                .policy()
                .dailySpendingLimit()
                .filter(most -> situation
                        .spentToday(wallet.id())
                        .plus(wallet.balance().held())
                        .plus(amount)
                        .isMoreThan(most))
                .map(most -> Decision.aboveLimit(DeclineReason.ABOVE_DAILY_LIMIT, most));
    }

    /** Declines more than a wallet can spend now. */
    public static Optional<Decision> shortfall(Money amount, Wallet wallet, Situation situation) {
        Money missing = amount.minus(wallet.spendable(situation.now()));
        return missing.isPositive() ? Optional.of(Decision.notEnoughMoney(missing)) : Optional.empty();
    }

    /** Asks about an amount that is larger than usual, unless exactly this amount was confirmed. */
    public static Optional<Decision> askIfLarge(Money amount, Set<Confirmation> confirmed, Situation situation) {
        return situation
                .policy()
                .largeAmount()
                .filter(amount::isMoreThan)
                .map(usual -> new Question.LargeAmount(amount, usual))
                .filter(question -> !confirmed.contains(question.confirmation()))
                .map(Decision.Ask::new);
    }
}

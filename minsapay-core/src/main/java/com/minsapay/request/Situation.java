package com.minsapay.request;

import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.card.Card;
import com.minsapay.card.CardHistory;
import com.minsapay.card.CardId;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.money.Money;
import com.minsapay.policy.Policy;
import com.minsapay.wallet.PastCharge;
import com.minsapay.wallet.Wallet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a decision may look at, as it was under the lock, with the requests decided before it in the same unit
 * already counted in. It answers for what the request's {@link Needs} named.
 */
public interface Situation {
    /** What the school allows. */
    Policy policy();

    /** When the request arrived. */
    Instant now();

    /** The wallet, if it is open. */
    Optional<Wallet> wallet(WalletId id);

    /** The card, if it was ever linked. */
    Optional<Card> card(CardId id);

    /** All that a card ever was. */
    CardHistory history(CardId id);

    /** The card that pays from a wallet, if it has one. */
    Optional<Card> activeCardOf(WalletId wallet);

    /** The booth, desk, fund or sponsor, if it exists. */
    Optional<HouseAccount> account(AccountId id);

    /** An earlier transaction, whatever its outcome was. */
    Optional<Transaction> original(TransactionId id);

    /** The approved transactions that are about an earlier one. */
    List<Transaction> about(TransactionId original);

    /**
     * What an account of the house adds up to, credits minus debits; zero if no money of it ever moved. Charges that
     * commit at the same time in other units may be missing; nothing committed before the lock is.
     */
    Money balance(AccountId id);

    /** The wallet's latest charge, if it is within the policy's double-tap window before now. */
    Optional<PastCharge> recentCharge(WalletId wallet);

    /** What the wallet has spent this business day. */
    Money spentToday(WalletId wallet);

    /** The whole ledger up to a cut, which was walked before the lock; asked for only by a request that needs the books. */
    Books books();

    /** The cut of the last close; 0 if there was none. Asked for only by a request that needs the books, and they are proven. */
    long lastCut();

    /** Whether an amount is the number of a card read lately. */
    boolean isCardNumber(Money amount);
}

package com.minsapay.desk;

import com.minsapay.account.AccountId;
import com.minsapay.account.DeskId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.money.Money;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.Wallet;
import java.util.List;

/** Cash over a desk, one way or the other: what a top-up and a withdrawal mean, need, and ask first. */
sealed interface CashRequest extends Request permits TopUpRequest, WithdrawalRequest {
    /** Whose till. */
    DeskId desk();

    /** Whose wallet. */
    WalletRef wallet();

    /** How much. */
    Money amount();

    @Override
    default List<String> meaning() {
        return List.of(
                kind().name(),
                desk().value(),
                wallet().meaning(),
                amount().toString(),
                operator().value());
    }

    @Override
    default List<Money> amounts() {
        return List.of(amount());
    }

    @Override
    default Needs needs() {
        return Needs.of(wallet(), AccountId.desk(desk()));
    }

    @Override
    default Decision decide(Situation situation) {
        return Rules.refuseCardNumber(amount(), situation)
                .or(() -> Rules.requireAccount(AccountId.desk(desk()), DeclineReason.UNKNOWN_DESK, situation))
                .orElseGet(() -> Rules.withWallet(wallet(), situation, found -> decide(found, situation)));
    }

    /** The decision once the desk and the wallet are known. */
    Decision decide(Wallet found, Situation situation);
}

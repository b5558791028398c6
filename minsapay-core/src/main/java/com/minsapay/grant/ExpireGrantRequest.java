package com.minsapay.grant;

import com.minsapay.account.AccountId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.crypto.Canonical;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Situation;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.Grant;
import com.minsapay.wallet.Wallet;
import java.util.List;

/**
 * What is left of an expired grant goes back to its fund. {@code MinsaPay.sweep} sends these; sent by hand, it is for one
 * wallet. Before the expiry, and where nothing is left, it is declined and the decline is not recorded: the key stays free
 * for when there is something to give back. Immutable and thread-safe.
 *
 * @param key one per expiry, kept over retries
 * @param wallet whose grant
 * @param fund whose money it was
 * @param operator who asks
 */
public record ExpireGrantRequest(IdempotencyKey key, WalletId wallet, FundId fund, OperatorId operator)
        implements Request {
    /** A key is as long as it may be. */
    private static final int HASH_DIGITS = 58;

    /**
     * As a sweep sends it: two sweeps that see the same grant send the same request under the same key.
     *
     * @param number how long the wallet's chain was when the grant was seen
     */
    public static ExpireGrantRequest of(WalletId wallet, FundId fund, long number) {
        String hash = new Canonical()
                .text("expired grant")
                .text(wallet.value())
                .text(fund.value())
                .number(number)
                .hash()
                .hex();
        IdempotencyKey key = IdempotencyKey.of("sweep." + hash.substring(0, HASH_DIGITS));
        return new ExpireGrantRequest(key, wallet, fund, OperatorId.SWEEP);
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.GRANT_EXPIRE;
    }

    @Override
    public List<String> meaning() {
        return List.of(kind().name(), wallet.value(), fund.value(), operator.value());
    }

    @Override
    public Needs needs() {
        return Needs.of(WalletRef.of(wallet));
    }

    @Override
    public Decision decide(Situation situation) {
        return situation
                .wallet(wallet)
                .map(found -> decide(found, situation))
                .orElseGet(() -> Decision.decline(DeclineReason.UNKNOWN_WALLET));
    }

    /** Of a closed wallet too: a correction may have put something there. */
    private Decision decide(Wallet found, Situation situation) {
        return found.grants().stream()
                .filter(grant -> grant.fund().equals(fund))
                .filter(grant -> grant.amount().isPositive())
                .findFirst()
                .map(grant -> giveBack(found, grant, situation))
                .orElseGet(() -> Decision.decline(DeclineReason.NOTHING_LEFT));
    }

    private static Decision giveBack(Wallet found, Grant grant, Situation situation) {
        return grant.isSpendableAt(situation.now())
                ? Decision.decline(DeclineReason.NOT_DUE)
                : Decision.post(
                        found.id(),
                        List.of(new Transfer(
                                AccountId.grant(found.id(), grant.fund()),
                                AccountId.fund(grant.fund()),
                                grant.amount())));
    }
}

package com.minsapay.internal.audit;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.LEE;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_CARD;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.card;
import static com.minsapay.Given.won;

import com.minsapay.MinsaPay;
import com.minsapay.account.AccountId;
import com.minsapay.card.CardId;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.crypto.Keys;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.Transfer;
import com.minsapay.policy.Policy;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.LinkCardRequest;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.registry.OpenWalletRequest.GrantOf;
import com.minsapay.registry.ReplaceCardRequest;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A real ledger with something of everything. The house's chain: a booth, a desk and a fund joined, an unknown card was
 * declined. Chain {@code w-1}: opened with card 1 and a grant of 7,000, topped up by 10,000, charged 8,000, declined,
 * handed back 1,000, card 2 took the place of card 1. Chain {@code w-2}: opened, topped up, card 3 linked and blocked,
 * corrected.
 */
final class SmallLedger implements AutoCloseable {
    private final LedgerStore store = MinsaPay.inMemoryStore();
    private MinsaPay pay;
    private int keys;

    SmallLedger(Keys with) {
        pay = start(with);
        pay.openAccount(OpenAccountRequest.booth(key(), BOOTH, "떡볶이", KIM));
        pay.openAccount(OpenAccountRequest.desk(key(), DESK, "데스크", KIM));
        pay.openAccount(OpenAccountRequest.fund(key(), FUND, "학교", Optional.of(NOON.plusSeconds(3_600)), KIM));
        charge(card(9), 500);
        pay.openWallet(new OpenWalletRequest(
                key(), WALLET, Optional.of(CARD), Optional.of(new GrantOf(FUND, won(7_000))), KIM));
        topUp(10_000);
        charge(CARD, 8_000);
        charge(CARD, 80_000);
        pay.withdraw(new WithdrawalRequest(key(), DESK, WalletRef.of(WALLET), won(1_000), KIM));
        pay.replaceCard(new ReplaceCardRequest(key(), WALLET, OTHER_CARD, KIM));
        pay.openWallet(new OpenWalletRequest(key(), OTHER_WALLET, Optional.empty(), Optional.empty(), KIM));
        pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(OTHER_WALLET), won(5_000), KIM));
        pay.linkCard(new LinkCardRequest(key(), card(3), OTHER_WALLET, KIM));
        pay.blockCard(new BlockCardRequest(key(), card(3), KIM));
        pay.correct(new CorrectionRequest(
                key(),
                List.of(new Transfer(AccountId.suspense(), AccountId.own(OTHER_WALLET), won(50))),
                "found",
                KIM,
                LEE));
    }

    /** Goes on under other keys, as after a restart. */
    void restart(Keys with) {
        pay = start(with);
    }

    void topUp(long amount) {
        pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(WALLET), won(amount), KIM));
    }

    MinsaPay pay() {
        return pay;
    }

    LedgerStore store() {
        return store;
    }

    TamperedView copy() {
        try (LedgerView view = store.view()) {
            return new TamperedView(view);
        }
    }

    @Override
    public void close() {
        pay.close();
    }

    private MinsaPay start(Keys with) {
        return MinsaPay.builder(store, with)
                .policy(Policy.unlimited(KRW, ZoneOffset.UTC))
                .clock(() -> NOON)
                .build();
    }

    private void charge(CardId tapped, long amount) {
        pay.charge(ChargeRequest.of(key(), BOOTH, WalletRef.of(tapped), won(amount), KIM));
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + keys++);
    }
}

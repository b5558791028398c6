package com.minsapay.request;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.transaction;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountId;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.registry.OpenAccountRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeedsTest {
    private static final AccountId TILL = AccountId.desk(DESK);
    private static final AccountId SOLD = AccountId.booth(BOOTH);

    @Test
    void a_wallet_is_needed_by_what_it_is_referred_to() {
        assertThat(Needs.of(WalletRef.of(WALLET), TILL))
                .isEqualTo(new Needs(Set.of(WALLET), Set.of(), Set.of(TILL), Set.of(), Set.of(), Set.of()));
        assertThat(Needs.of(WalletRef.of(CARD), TILL))
                .isEqualTo(new Needs(Set.of(), Set.of(CARD), Set.of(TILL), Set.of(), Set.of(), Set.of()));
    }

    @Test
    void the_house_alone_is_needed_with_or_without_a_balance() {
        assertThat(Needs.of(TILL, SOLD))
                .isEqualTo(new Needs(Set.of(), Set.of(), Set.of(TILL, SOLD), Set.of(), Set.of(), Set.of()));
        assertThat(Needs.ofBalance(SOLD))
                .isEqualTo(new Needs(Set.of(), Set.of(), Set.of(SOLD), Set.of(), Set.of(SOLD), Set.of()));
        assertThat(Needs.ofBooks())
                .isEqualTo(new Needs(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), true));
    }

    @Test
    void an_earlier_transaction_is_needed_alone() {
        assertThat(Needs.of(transaction(7)))
                .isEqualTo(new Needs(Set.of(), Set.of(), Set.of(), Set.of(transaction(7)), Set.of(), Set.of()));
    }

    @Test
    void cash_needs_its_wallet_and_its_till_and_what_joins_needs_its_own_place() {
        assertThat(TopUpRequest.of(key("k"), DESK, WalletRef.of(CARD), won(1), KIM)
                        .needs())
                .isEqualTo(Needs.of(WalletRef.of(CARD), TILL));
        assertThat(new WithdrawalRequest(key("k"), DESK, WalletRef.of(WALLET), won(1), KIM).needs())
                .isEqualTo(Needs.of(WalletRef.of(WALLET), TILL));
        assertThat(OpenAccountRequest.booth(key("k"), BOOTH, "떡볶이", KIM).needs())
                .isEqualTo(Needs.of(SOLD));
    }
}

package com.minsapay.ledger;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import org.junit.jupiter.api.Test;

class TransferTest {
    private static final AccountId FROM = AccountId.desk(DESK);
    private static final AccountId TO = AccountId.booth(BOOTH);

    @Test
    void i01_its_two_faces_sum_to_zero() {
        assertThat(new Transfer(FROM, TO, won(500)).entries())
                .containsExactly(new Entry(FROM, won(-500)), new Entry(TO, won(500)));
    }

    @Test
    void an_amount_is_more_than_zero() {
        assertThatThrownBy(() -> new Transfer(FROM, TO, won(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a transfer's amount must be positive, was zero");
        assertThatThrownBy(() -> new Transfer(FROM, TO, won(-500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a transfer's amount must be positive, was below zero");
    }

    @Test
    void it_has_two_accounts() {
        assertThatThrownBy(() -> new Transfer(FROM, FROM, won(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a transfer must have two accounts, was desk:main twice");
    }
}

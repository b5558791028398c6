package com.minsapay.ledger;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.USD;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.transaction;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final AccountId OWN = AccountId.own(WALLET);
    private static final AccountId GRANT = AccountId.grant(WALLET, FUND);
    private static final AccountId PAID = AccountId.booth(BOOTH);
    private static final Transfer OF_GRANT = new Transfer(GRANT, PAID, won(700));
    private static final Transfer OF_OWN = new Transfer(OWN, PAID, won(300));

    @Test
    void a_declined_transaction_moves_no_money() {
        assertThatThrownBy(() -> of(Optional.of(DeclineReason.CARD_BLOCKED), Optional.of(WALLET), List.of(OF_OWN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a declined transaction must move no money, had 1 transfers");
    }

    @Test
    void it_touches_no_wallet_but_its_own() {
        Transfer foreign = new Transfer(PAID, AccountId.own(OTHER_WALLET), won(1));
        Transfer foreignGrant = new Transfer(AccountId.grant(OTHER_WALLET, FUND), PAID, won(1));
        for (Transfer transfer : List.of(foreign, foreignGrant)) {
            assertThatThrownBy(() -> of(Optional.empty(), Optional.of(WALLET), List.of(OF_OWN, transfer)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("a transaction must touch at most one wallet, was ");
        }
        assertThatThrownBy(() -> of(Optional.empty(), Optional.empty(), List.of(OF_OWN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void i11_it_has_one_currency() {
        Transfer cents = new Transfer(OWN, PAID, Money.ofMinor(USD, 1));
        assertThatThrownBy(() -> of(Optional.empty(), Optional.of(WALLET), List.of(OF_OWN, cents)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a transaction must have one currency, was KRW and USD");
    }

    @Test
    void its_amount_counts_each_transfer_once() {
        Transaction charge = of(Optional.empty(), Optional.of(WALLET), List.of(OF_GRANT, OF_OWN));
        assertThat(charge.amount()).isEqualTo(won(1_000));
        assertThat(charge.walletChange()).isEqualTo(won(-1_000));
        assertThat(charge.changeOf(PAID)).isEqualTo(won(1_000));
        assertThat(charge.changeOf(GRANT)).isEqualTo(won(-700));
        assertThat(charge.changeOf(AccountId.desk(DESK))).isEqualTo(won(0));
    }

    @Test
    void what_it_paid_spent_and_gave_back_is_told_by_its_transfers() {
        AccountId held = AccountId.held(WALLET);
        Transaction capture = of(
                Optional.empty(),
                Optional.of(WALLET),
                List.of(
                        new Transfer(held, PAID, won(70)),
                        new Transfer(AccountId.suspense(), PAID, won(3)),
                        new Transfer(held, OWN, won(30))));
        assertThat(capture.amount()).isEqualTo(won(103));
        assertThat(capture.paid()).isEqualTo(won(73));
        assertThat(capture.spent()).isEqualTo(won(70));
        assertThat(capture.givenBack()).isEqualTo(won(0));

        Transaction refund = of(
                Optional.empty(),
                Optional.of(WALLET),
                List.of(
                        new Transfer(PAID, OWN, won(20)),
                        new Transfer(PAID, AccountId.fund(FUND), won(5)),
                        new Transfer(PAID, AccountId.suspense(), won(1))));
        assertThat(refund.givenBack()).isEqualTo(won(25));
        assertThat(refund.spent()).isEqualTo(won(0));
    }

    @Test
    void what_it_handed_back_and_repaid_is_told_by_its_transfers() {
        AccountId till = AccountId.desk(DESK);
        Transaction closing = of(
                Optional.empty(),
                Optional.of(WALLET),
                List.of(new Transfer(OWN, till, won(40)), new Transfer(GRANT, AccountId.fund(FUND), won(2))));
        assertThat(closing.handedBack()).isEqualTo(won(40));
        assertThat(closing.repaid()).isEqualTo(won(0));

        Transaction topUp = of(
                Optional.empty(),
                Optional.of(WALLET),
                List.of(new Transfer(till, AccountId.iou(WALLET), won(7)), new Transfer(till, OWN, won(3))));
        assertThat(topUp.repaid()).isEqualTo(won(7));
        assertThat(topUp.handedBack()).isEqualTo(won(0));
    }

    @Test
    void money_that_stays_in_the_wallet_does_not_change_it() {
        Transaction moved = of(Optional.empty(), Optional.of(WALLET), List.of(new Transfer(GRANT, OWN, won(5))));
        assertThat(moved.amount()).isEqualTo(won(5));
        assertThat(moved.walletChange()).isEqualTo(won(0));
    }

    @Test
    void nothing_that_went_in_can_change_it_later() {
        List<Transfer> transfers = new ArrayList<>(List.of(OF_OWN));
        Map<Detail, String> details = new HashMap<>();
        Transaction transaction = of(Optional.empty(), Optional.of(WALLET), transfers, details);
        transfers.clear();
        details.put(Detail.REASON, "later");
        assertThat(transaction.transfers()).containsExactly(OF_OWN);
        assertThat(transaction.details()).isEmpty();
    }

    @Test
    void its_id_reads_back_from_its_text() {
        assertThat(TransactionId.parse(transaction(7).toString())).isEqualTo(transaction(7));
        for (String bad : List.of("7", "04a2b3c4d5e6f7", "1-1-1-1-99999999999999999999")) {
            assertThatThrownBy(() -> TransactionId.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a transaction id must be a UUID, was " + bad.length() + " characters")
                    .hasNoCause();
        }
    }

    private static Transaction of(
            Optional<DeclineReason> declined, Optional<WalletId> wallet, List<Transfer> transfers) {
        return of(declined, wallet, transfers, Map.of());
    }

    private static Transaction of(
            Optional<DeclineReason> declined,
            Optional<WalletId> wallet,
            List<Transfer> transfers,
            Map<Detail, String> details) {
        return new Transaction(
                transaction(1),
                TransactionKind.CHARGE,
                declined,
                wallet,
                1,
                key("k"),
                KRW,
                transfers,
                wallet.map(id -> new Balance(won(0), won(0))),
                NOON,
                NOON,
                KIM,
                Optional.empty(),
                Optional.empty(),
                details);
    }
}

package com.minsapay.report;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.LEE;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_BOOTH;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.keys;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.MinsaPay;
import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.Transfer;
import com.minsapay.policy.Policy;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.request.WalletRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements, sums and minutes, through the front door. */
class StatementsTest {
    private Instant now = NOON;
    private int keys;
    private final MinsaPay pay = MinsaPay.builder(MinsaPay.inMemoryStore(), keys())
            .policy(Policy.unlimited(KRW, ZoneOffset.UTC))
            .clock(() -> now)
            .build();

    /** The wallet's chain: opened, topped up, then charges of 1, 2, 3, 4 and 5 won in minutes of their own. */
    @BeforeEach
    void open() {
        pay.openAccount(OpenAccountRequest.booth(key(), BOOTH, "떡볶이", KIM));
        pay.openAccount(OpenAccountRequest.desk(key(), DESK, "데스크", KIM));
        pay.openWallet(new OpenWalletRequest(key(), WALLET, Optional.empty(), Optional.empty(), KIM));
        pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(WALLET), won(100), KIM));
        for (int amount = 1; amount <= 5; amount++) {
            charge(amount);
            now = now.plusSeconds(60);
        }
    }

    @AfterEach
    void close() {
        pay.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 1_000})
    void pages_of_any_size_hold_each_transaction_once_latest_first(int most) {
        List<Transaction> wallet = new ArrayList<>();
        OptionalLong before = OptionalLong.empty();
        do {
            WalletStatement page = pay.statement(WALLET, before, most).orElseThrow();
            assertThat(page.transactions()).hasSizeBetween(1, most);
            wallet.addAll(page.transactions());
            before = page.next();
        } while (before.isPresent());
        assertThat(wallet).extracting(Transaction::number).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);

        List<Transaction> booth = new ArrayList<>();
        do {
            AccountStatement page =
                    pay.statement(AccountId.booth(BOOTH), before, most).orElseThrow();
            booth.addAll(page.transactions());
            before = page.next();
            assertThat(page.in()).as("of all pages together").isEqualTo(won(15));
        } while (before.isPresent());
        assertThat(booth).extracting(Transaction::amount).containsExactly(won(5), won(4), won(3), won(2), won(1));
    }

    @Test
    void a_statement_tells_what_came_in_and_what_went_out() {
        AccountStatement till =
                pay.statement(AccountId.desk(DESK), OptionalLong.empty(), 10).orElseThrow();
        assertThat(till.in()).isEqualTo(won(0));
        assertThat(till.out()).isEqualTo(won(100));
        assertThat(till.balance()).isEqualTo(won(-100));
        assertThat(pay.statement(WALLET, OptionalLong.empty(), 10)
                        .orElseThrow()
                        .wallet()
                        .own())
                .isEqualTo(won(85));
    }

    @Test
    void the_suspense_account_has_a_statement_too() {
        AccountId own = AccountId.own(WALLET);
        pay.correct(new CorrectionRequest(
                key(), List.of(new Transfer(own, AccountId.suspense(), won(7))), "why", KIM, LEE));
        AccountStatement suspense =
                pay.statement(AccountId.suspense(), OptionalLong.empty(), 10).orElseThrow();
        assertThat(suspense.balance()).isEqualTo(won(7));
        assertThat(suspense.transactions()).hasSize(1);
    }

    @Test
    void so_have_the_safe_and_the_over_short_account() {
        for (AccountId account : List.of(AccountId.safe(), AccountId.overShort())) {
            AccountStatement untouched =
                    pay.statement(account, OptionalLong.empty(), 10).orElseThrow();
            assertThat(untouched.balance()).isEqualTo(won(0));
            assertThat(untouched.transactions()).isEmpty();
        }
    }

    @Test
    void what_is_not_there_has_no_statement() {
        assertThat(pay.statement(OTHER_WALLET, OptionalLong.empty(), 10)).isEmpty();
        assertThat(pay.statement(AccountId.booth(OTHER_BOOTH), OptionalLong.empty(), 10))
                .isEmpty();
    }

    @Test
    void a_page_holds_1_to_1000() {
        for (int bad : new int[] {0, -1, 1_001}) {
            assertThatThrownBy(() -> pay.statement(WALLET, OptionalLong.empty(), bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a page must hold 1 to 1000 transactions, was " + bad);
        }
    }

    @Test
    void i01_the_trial_balance_sums_to_zero() {
        TrialBalance trial = pay.trialBalance();
        assertThat(trial.sum()).isEqualTo(won(0));
        assertThat(trial.balances())
                .containsEntry(AccountKind.OWN, won(85))
                .containsEntry(AccountKind.BOOTH, won(15))
                .containsEntry(AccountKind.DESK, won(-100));
    }

    @Test
    void payments_are_counted_by_the_minute_from_inclusive_to_exclusive() {
        charge(5);
        assertThat(pay.paymentsPerMinute(NOON.plusSeconds(180), NOON.plusSeconds(300)))
                .containsExactly(
                        new Minute(NOON.plusSeconds(180), 1, won(4)), new Minute(NOON.plusSeconds(240), 1, won(5)));
        charge(6);
        assertThat(pay.paymentsPerMinute(NOON.plusSeconds(300), Instant.MAX))
                .containsExactly(new Minute(NOON.plusSeconds(300), 2, won(11)));
        assertThat(pay.paymentsPerMinute(Instant.MIN, NOON)).isEmpty();
    }

    private void charge(long amount) {
        pay.charge(ChargeRequest.of(key(), BOOTH, WalletRef.of(WALLET), won(amount), KIM));
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + keys++);
    }
}

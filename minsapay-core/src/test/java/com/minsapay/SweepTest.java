package com.minsapay;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_FUND;
import static com.minsapay.Given.keys;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountKind;
import com.minsapay.account.FundId;
import com.minsapay.account.WalletId;
import com.minsapay.charge.HoldRequest;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.grant.GrantRequest;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.internal.codec.RowChange;
import com.minsapay.ledger.Balance;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.Policy;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.report.Sweep;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lapses by itself, through the front door. */
class SweepTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final LedgerStore store = MinsaPay.inMemoryStore();
    private Instant now = NOON;
    private final MinsaPay pay = MinsaPay.builder(store, keys())
            .policy(Policy.unlimited(KRW, ZoneOffset.UTC))
            .clock(() -> now)
            .build();
    private int keys;

    @AfterEach
    void close() {
        pay.close();
    }

    @Test
    void i06_more_than_a_page_of_expired_grants_goes_back_and_what_has_not_expired_stays() {
        fund(FUND, NOON.plus(DAY));
        fund(OTHER_FUND, NOON.plus(DAY).plusNanos(1_000));
        for (int i = 0; i < 250; i++) {
            open(i, FUND, 100 + i);
            grant(i, OTHER_FUND, 30);
        }
        assertThat(pay.sweep()).isEqualTo(new Sweep(0, 0, 0));

        now = NOON.plus(DAY);
        assertThat(pay.sweep()).isEqualTo(new Sweep(0, 250, 0));
        assertThat(pay.wallet(wallet(249)).orElseThrow().balance().granted()).isEqualTo(won(30));
        assertThat(pay.trialBalance().balances().get(AccountKind.FUND)).isEqualTo(won(-250 * 30));
        assertThat(pay.sweep()).as("a repeat").isEqualTo(new Sweep(0, 0, 0));

        now = now.plusNanos(1_000);
        assertThat(pay.sweep()).isEqualTo(new Sweep(0, 250, 0));
        assertThat(pay.trialBalance().balances().get(AccountKind.FUND)).isEqualTo(won(0));
        assertThat(pay.verify().findings()).isEmpty();
    }

    @Test
    void i05_more_than_a_page_of_lapsed_holds_gives_back_and_what_has_not_lapsed_stays() {
        fund(FUND, NOON.plus(DAY));
        approved(pay.openAccount(OpenAccountRequest.booth(key(), BOOTH, "Booth", KIM)));
        for (int i = 0; i < 150; i++) {
            open(i, FUND, 100);
            hold(i, 30, NOON.plusSeconds(60));
            hold(i, 20, NOON.plusSeconds(61));
        }
        assertThat(pay.sweep()).isEqualTo(new Sweep(0, 0, 0));

        now = NOON.plusSeconds(60);
        assertThat(pay.sweep()).isEqualTo(new Sweep(150, 0, 0));
        assertThat(pay.wallet(wallet(149)).orElseThrow().balance())
                .isEqualTo(new Balance(won(0), won(80), won(20), won(0)));
        assertThat(pay.sweep()).as("a repeat").isEqualTo(new Sweep(0, 0, 0));

        now = NOON.plus(DAY);
        assertThat(pay.sweep()).isEqualTo(new Sweep(150, 150, 0));
        assertThat(pay.trialBalance().balances().get(AccountKind.FUND)).isEqualTo(won(0));
        assertThat(pay.verify().findings()).isEmpty();
    }

    private void hold(int number, long won, Instant until) {
        approved(pay.hold(HoldRequest.of(key(), BOOTH, WalletRef.of(wallet(number)), won(won), until, KIM)));
    }

    @Test
    void what_is_put_into_an_expired_grant_again_is_swept_again() {
        fund(FUND, NOON.plus(DAY));
        open(1, FUND, 100);
        now = NOON.plus(DAY);
        assertThat(pay.sweep()).isEqualTo(new Sweep(0, 1, 0));

        now = NOON;
        grant(1, FUND, 50);
        now = NOON.plus(DAY);
        assertThat(pay.sweep()).isEqualTo(new Sweep(0, 1, 0));
        assertThat(pay.wallet(wallet(1)).orElseThrow().balance().total()).isEqualTo(won(0));
    }

    @Test
    void a_wallet_that_somebody_altered_does_not_keep_the_others_waiting() {
        fund(FUND, NOON.plus(DAY));
        for (int i = 0; i < 3; i++) {
            open(i, FUND, 100);
        }
        alter(wallet(1));
        now = NOON.plus(DAY);

        assertThat(pay.sweep()).isEqualTo(new Sweep(0, 2, 1));
        assertThat(pay.wallet(wallet(2)).orElseThrow().balance().total()).isEqualTo(won(0));
        assertThatThrownBy(() -> grant(1, FUND, 1)).isInstanceOf(LedgerCorruptException.class);
    }

    @Test
    void after_closing_there_is_nothing_to_look_into() {
        fund(FUND, NOON.plus(DAY));
        open(1, FUND, 100);
        now = NOON.plus(DAY);
        pay.close();

        assertThatThrownBy(pay::sweep).isInstanceOf(StoreUnavailableException.class);
    }

    /** Own money out of nowhere. */
    private void alter(WalletId id) {
        store.transact(unit -> {
            WalletRow row = unit.lock(Set.of(id.value()), Set.of()).wallets().get(id.value());
            WalletRow richer = RowChange.with(row, "own", row.own() + 1);
            unit.append(new Posting(
                    List.of(),
                    List.of(),
                    List.of(richer),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of()));
            return richer;
        });
    }

    private void fund(FundId fund, Instant expiry) {
        approved(pay.openAccount(OpenAccountRequest.fund(key(), fund, "Fund", Optional.of(expiry), KIM)));
    }

    private void open(int number, FundId fund, long won) {
        approved(pay.openWallet(new OpenWalletRequest(
                key(),
                wallet(number),
                Optional.empty(),
                Optional.of(new OpenWalletRequest.GrantOf(fund, won(won))),
                KIM)));
    }

    private void grant(int number, FundId fund, long won) {
        approved(pay.grant(new GrantRequest(key(), fund, WalletRef.of(wallet(number)), won(won), KIM)));
    }

    private static void approved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Approved.class);
    }

    private static WalletId wallet(int number) {
        return WalletId.of("w-" + number);
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("k" + keys++);
    }
}

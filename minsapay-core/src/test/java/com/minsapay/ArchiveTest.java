package com.minsapay;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_BOOTH;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.keys;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.audit.Checkpoint;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.day.CloseDayRequest;
import com.minsapay.desk.CountRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.fault.NotClosedException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.internal.codec.RowChange;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.Policy;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is handed over to be archived, through the front door. */
class ArchiveTest {
    private final LedgerStore store = MinsaPay.inMemoryStore();
    private final MinsaPay pay = MinsaPay.builder(store, keys())
            .policy(Policy.unlimited(KRW, ZoneOffset.UTC))
            .clock(() -> NOON)
            .build();
    private final List<Long> handedOver = new ArrayList<>();
    private int keys;

    @BeforeEach
    void open() {
        approved(pay.openAccount(OpenAccountRequest.booth(key(), BOOTH, "떡볶이", KIM)));
        approved(pay.openAccount(OpenAccountRequest.desk(key(), DESK, "데스크", KIM)));
        approved(pay.openWallet(new OpenWalletRequest(key(), WALLET, Optional.of(CARD), Optional.empty(), KIM)));
        approved(pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(WALLET), won(5_000), KIM)));
        approved(pay.count(new CountRequest(key(), DESK, won(5_000), KIM)));
    }

    @AfterEach
    void close() {
        pay.close();
    }

    @Test
    void a_closed_ledger_is_handed_over_as_it_is_with_its_checkpoint() {
        closeDay();

        assertThat(archive()).isEqualTo(pay.checkpoint());
        assertThat(handedOver).as("with its close").containsExactly(6L);
    }

    @Test
    void what_moved_no_money_since_the_close_goes_with_it() {
        closeDay();
        approved(pay.openAccount(OpenAccountRequest.booth(key(), OTHER_BOOTH, "음료", KIM)));
        Outcome declined = charge(9_000);
        assertThat(declined).isInstanceOf(Outcome.Declined.class);

        assertThat(archive()).isEqualTo(pay.checkpoint());
        assertThat(handedOver).containsExactly(8L);
    }

    @Test
    void a_ledger_that_was_never_closed_is_not_handed_over() {
        assertThatThrownBy(this::archive)
                .isInstanceOf(NotClosedException.class)
                .hasMessage("a ledger must be closed before it is archived, never was");
        assertThat(handedOver).isEmpty();
    }

    @Test
    void a_ledger_whose_money_moved_since_its_close_is_handed_over_once_it_is_closed_again() {
        closeDay();
        approved(charge(100));
        assertThatThrownBy(this::archive)
                .isInstanceOf(NotClosedException.class)
                .hasMessage("a ledger must be closed before it is archived, is closed up to transaction 5;"
                        + " transaction 7 moved money");
        assertThat(handedOver).isEmpty();

        closeDay();
        assertThat(archive()).isEqualTo(pay.checkpoint());
    }

    @Test
    void i12_a_ledger_that_does_not_verify_is_not_handed_over() {
        closeDay();
        try (LedgerView view = store.view()) {
            RowChange.put(store, RowChange.with(view.wallet(WALLET.value()).orElseThrow(), "own", 6_000L));
        }

        assertThatThrownBy(this::archive)
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessageContaining("problems found: 1; the first: wallet: w-1");
        assertThat(handedOver).isEmpty();
    }

    private Checkpoint archive() {
        return pay.archive(view -> handedOver.add(view.lastPosition()));
    }

    private void closeDay() {
        approved(pay.closeDay(new CloseDayRequest(key(), KIM)));
    }

    private Outcome charge(long won) {
        return pay.charge(ChargeRequest.of(key(), BOOTH, WalletRef.of(WALLET), won(won), KIM));
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("k" + ++keys);
    }

    private static void approved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Approved.class);
    }
}

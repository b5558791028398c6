package com.minsapay.internal.audit;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_BOOTH;
import static com.minsapay.Given.OTHER_SPONSOR;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.SPONSOR;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.keys;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.MinsaPay;
import com.minsapay.account.BoothId;
import com.minsapay.account.SponsorId;
import com.minsapay.account.WalletId;
import com.minsapay.audit.Finding;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.internal.codec.RowChange;
import com.minsapay.outcome.Outcome;
import com.minsapay.pass.EndFreePassRequest;
import com.minsapay.pass.FreePassRequest;
import com.minsapay.policy.Policy;
import com.minsapay.registry.CloseWalletRequest;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.WalletRow;
import com.minsapay.wallet.FreePass;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Free passes as a wallet's chain gives them, and as somebody altered them. */
class FreePassesTest {
    private static final Optional<Instant> TOMORROW = Optional.of(NOON.plusSeconds(86_400));

    private final LedgerStore store = MinsaPay.inMemoryStore();
    private final MinsaPay pay = MinsaPay.builder(store, keys())
            .policy(Policy.unlimited(KRW, ZoneOffset.UTC))
            .clock(() -> NOON)
            .build();
    private int keys;

    /** One wallet has a pass at two booths, each in another way than it got it first; another gave its last one back. */
    @BeforeEach
    void givePasses() {
        for (BoothId booth : List.of(BOOTH, OTHER_BOOTH)) {
            approved(pay.openAccount(OpenAccountRequest.booth(key(), booth, "booth", KIM)));
        }
        for (SponsorId sponsor : List.of(SPONSOR, OTHER_SPONSOR)) {
            approved(pay.openAccount(OpenAccountRequest.sponsor(key(), sponsor, "sponsor", KIM)));
        }
        for (WalletId wallet : List.of(WALLET, OTHER_WALLET)) {
            approved(pay.openWallet(new OpenWalletRequest(key(), wallet, Optional.empty(), Optional.empty(), KIM)));
        }
        give(WALLET, OTHER_SPONSOR, Optional.empty(), BOOTH, OTHER_BOOTH);
        assertThat(pay.giveFreePass(request(WALLET, SPONSOR, TOMORROW, BOOTH))).isInstanceOf(Outcome.Declined.class);
        approved(pay.endFreePass(
                new EndFreePassRequest(key(), WalletRef.of(WALLET), OTHER_SPONSOR, Set.of(BOOTH), KIM)));
        give(WALLET, SPONSOR, Optional.empty(), BOOTH);
        give(WALLET, SPONSOR, TOMORROW, BOOTH);
        give(OTHER_WALLET, SPONSOR, TOMORROW, BOOTH);
        approved(pay.endFreePass(EndFreePassRequest.all(key(), WalletRef.of(OTHER_WALLET), SPONSOR, KIM)));
    }

    @AfterEach
    void close() {
        pay.close();
    }

    @Test
    void a_wallet_tells_where_it_pays_nothing_and_nothing_is_found() {
        assertThat(pay.wallet(WALLET).orElseThrow().passes())
                .containsExactly(
                        new FreePass(OTHER_BOOTH, OTHER_SPONSOR, Optional.empty()),
                        new FreePass(BOOTH, SPONSOR, TOMORROW));
        assertThat(pay.wallet(OTHER_WALLET).orElseThrow().passes()).isEmpty();
        assertThat(verify(copy())).isEmpty();
    }

    @Test
    void closing_the_wallet_ends_its_passes() {
        approved(pay.closeWallet(new CloseWalletRequest(key(), WalletRef.of(WALLET), Optional.empty(), KIM)));
        assertThat(pay.wallet(WALLET).orElseThrow().passes()).isEmpty();
        assertThat(verify(copy())).isEmpty();
    }

    @Test
    void i07_a_pass_inserted_changed_or_removed_is_found() {
        String honest = row(WALLET).passes();
        for (String altered : List.of(
                "",
                honest.lines().findFirst().orElseThrow(),
                honest + "1",
                honest.replace("council", "alumni"),
                honest.replace("tteokbokki", "lemonade"),
                "anywhere=council\n" + honest)) {
            TamperedView view = copy();
            view.edit(view.wallets, 0, "passes", altered);
            assertThat(verify(view))
                    .as(altered)
                    .containsExactly("wallet: w-1: holds something else than its transactions give");
        }
    }

    @Test
    void i07_a_pass_added_to_its_transaction_is_found() {
        TamperedView view = copy();
        int given = 2;
        view.edit("w-1", given, row -> row.details("BOOTHS=hotteok,lemonade,tteokbokki\nSPONSOR=sponsor:alumni"));
        assertThat(verify(view)).contains("journal: transaction " + given + " of w-1: does not match its seal");
    }

    @Test
    void a_pass_that_somebody_wrote_into_the_database_pays_nothing() {
        WalletRow honest = row(OTHER_WALLET);
        RowChange.put(store, RowChange.with(honest, "passes", "tteokbokki=council"));
        ChargeRequest charge = ChargeRequest.of(key(), BOOTH, WalletRef.of(OTHER_WALLET), won(500), KIM);
        assertThatThrownBy(() -> pay.charge(charge)).isInstanceOf(LedgerCorruptException.class);
        RowChange.put(store, honest);
        assertThat(pay.charge(charge)).isInstanceOf(Outcome.Declined.class);
    }

    private void give(WalletId wallet, SponsorId sponsor, Optional<Instant> until, BoothId... booths) {
        approved(pay.giveFreePass(request(wallet, sponsor, until, booths)));
    }

    private FreePassRequest request(WalletId wallet, SponsorId sponsor, Optional<Instant> until, BoothId... booths) {
        return new FreePassRequest(key(), WalletRef.of(wallet), sponsor, Set.of(booths), until, KIM);
    }

    private WalletRow row(WalletId wallet) {
        try (LedgerView view = store.view()) {
            return view.wallet(wallet.value()).orElseThrow();
        }
    }

    private TamperedView copy() {
        try (LedgerView view = store.view()) {
            return new TamperedView(view);
        }
    }

    private static List<String> verify(TamperedView view) {
        return new Verifier(view, keys(), Optional.empty())
                .verify().findings().stream().map(Finding::toString).toList();
    }

    private static void approved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Approved.class);
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("k" + keys++);
    }
}

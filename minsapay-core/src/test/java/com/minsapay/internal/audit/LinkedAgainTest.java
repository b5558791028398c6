package com.minsapay.internal.audit;

import static com.minsapay.Given.CARD;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_CARD;
import static com.minsapay.Given.card;
import static com.minsapay.Given.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.MinsaPay;
import com.minsapay.account.WalletId;
import com.minsapay.audit.Finding;
import com.minsapay.card.Card;
import com.minsapay.card.CardId;
import com.minsapay.card.CardStatus;
import com.minsapay.crypto.Bytes;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.internal.codec.Instants;
import com.minsapay.internal.codec.RowChange;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.Policy;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.LinkCardRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.registry.ReplaceCardRequest;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Posting;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards that were of several wallets, one after the other. */
class LinkedAgainTest {
    private static final WalletId A = WalletId.of("a");
    private static final WalletId B = WalletId.of("b");
    private static final WalletId C = WalletId.of("c");
    private static final CardId THIRD = card(3);

    private final LedgerStore store = MinsaPay.inMemoryStore();
    private Instant now = NOON;
    private final MinsaPay pay = MinsaPay.builder(store, keys())
            .policy(Policy.unlimited(KRW, ZoneOffset.UTC))
            .clock(() -> now)
            .build();
    private int keys;

    /** One card went from a to b and back, one from c to b, one was found again and stayed with c. */
    @BeforeEach
    void moveCards() {
        open(A, CARD);
        open(C, OTHER_CARD);
        pay.openWallet(new OpenWalletRequest(key(), B, Optional.empty(), Optional.empty(), KIM));
        block(CARD);
        link(CARD, B);
        block(CARD);
        link(CARD, A);
        now = NOON.plusSeconds(60);
        approved(pay.replaceCard(new ReplaceCardRequest(key(), C, THIRD, KIM)));
        link(OTHER_CARD, B);
        block(THIRD);
        link(THIRD, C);
    }

    @AfterEach
    void close() {
        pay.close();
    }

    @Test
    void they_are_where_they_were_linked_last_and_nothing_is_found() {
        assertThat(pay.card(CARD)).contains(new Card(CARD, A, CardStatus.ACTIVE, NOON.plusNanos(2_000)));
        assertThat(pay.card(OTHER_CARD))
                .contains(new Card(
                        OTHER_CARD, B, CardStatus.ACTIVE, NOON.plusSeconds(60).plusNanos(1_000)));
        assertThat(pay.card(THIRD))
                .contains(new Card(
                        THIRD, C, CardStatus.ACTIVE, NOON.plusSeconds(60).plusNanos(1_000)));
        assertThat(verify(copy())).isEmpty();
    }

    @Test
    void i07_whatever_is_changed_in_the_row_of_a_card_is_found() {
        Set<String> columns = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            CardRow row = copy().cards.get(i);
            for (Object[] change : changes(row)) {
                TamperedView view = copy();
                view.edit(view.cards, i, (String) change[0], change[1]);
                assertThat(verify(view))
                        .as("%s = %s in %s", change[0], change[1], row)
                        .isNotEmpty();
                columns.add((String) change[0]);
            }
        }
        assertThat(columns)
                .containsExactlyInAnyOrderElementsOf(Stream.of(CardRow.class.getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }

    private static List<Object[]> changes(CardRow row) {
        List<Object[]> changes = new ArrayList<>();
        changes.add(new Object[] {"id", Bytes.zeros(32)});
        for (String wallet : List.of("a", "b", "c", "d")) {
            changes.add(new Object[] {"wallet", wallet});
        }
        for (CardStatus status : CardStatus.values()) {
            changes.add(new Object[] {"status", status.name()});
        }
        changes.add(new Object[] {"since", row.since() - 1});
        changes.add(new Object[] {"since", row.since() + 1});
        changes.removeIf(change -> change[1].equals(row.wallet()) || change[1].equals(row.status()));
        return changes;
    }

    @Test
    void i07_a_card_put_back_to_the_wallet_it_came_from_is_found() {
        TamperedView view = copy();
        int moved = view.indexOf(OTHER_CARD);
        view.cards.set(moved, new CardRow(OTHER_CARD.value(), "c", "REPLACED", micros(NOON.plusSeconds(60))));

        assertThat(verify(view)).contains("card: of wallet c, REPLACED: is not as its wallet's transactions say");
    }

    @Test
    void i07_a_second_row_of_a_card_where_it_was_before_is_found() {
        TamperedView view = copy();
        view.cards.add(new CardRow(OTHER_CARD.value(), "c", "REPLACED", micros(NOON.plusSeconds(60))));

        assertThat(verify(view))
                .containsExactly("card: of wallet c, REPLACED: is not as its wallet's transactions say");
    }

    @Test
    void i07_a_card_that_is_gone_is_found() {
        for (int i = 0; i < 3; i++) {
            TamperedView view = copy();
            CardRow gone = view.cards.remove(i);
            assertThat(verify(view)).contains("card: of wallet " + gone.wallet() + ", ACTIVE: is missing");
        }
    }

    @Test
    void a_card_whose_row_somebody_altered_is_not_linked_again() {
        block(CARD);
        CardRow honest = row(CARD);
        for (CardRow altered : List.of(
                RowChange.with(honest, "since", honest.since() + 1_000_000),
                RowChange.with(honest, "status", "REPLACED"),
                RowChange.with(honest, "wallet", "b"))) {
            put(altered);
            assertThatThrownBy(() -> pay.linkCard(new LinkCardRequest(key(), CARD, A, KIM)))
                    .isInstanceOf(LedgerCorruptException.class)
                    .hasMessageNotContaining(CARD.value().hex());
        }
        put(honest);
        link(CARD, A);
    }

    @Test
    void an_active_card_that_somebody_marked_as_blocked_is_not_linked_to_another_wallet() {
        put(RowChange.with(row(THIRD), "status", "BLOCKED"));
        block(CARD);

        assertThatThrownBy(() -> pay.linkCard(new LinkCardRequest(key(), THIRD, A, KIM)))
                .isInstanceOf(LedgerCorruptException.class);
    }

    private CardRow row(CardId card) {
        try (LedgerView view = store.view()) {
            return view.card(card.value()).orElseThrow();
        }
    }

    /** Behind the library's back. */
    private void put(CardRow card) {
        store.transact(unit -> {
            unit.lock(Set.of("a", "b", "c"), Set.of());
            unit.append(new Posting(
                    List.of(), List.of(), List.of(), List.of(), List.of(card), List.of(), Optional.empty(), List.of()));
            return card;
        });
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

    private static long micros(Instant instant) {
        return Instants.micros(instant);
    }

    private void open(WalletId wallet, CardId card) {
        approved(pay.openWallet(new OpenWalletRequest(key(), wallet, Optional.of(card), Optional.empty(), KIM)));
    }

    private void block(CardId card) {
        approved(pay.blockCard(new BlockCardRequest(key(), card, KIM)));
    }

    private void link(CardId card, WalletId wallet) {
        approved(pay.linkCard(new LinkCardRequest(key(), card, wallet, KIM)));
    }

    private static void approved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Approved.class);
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("k" + keys++);
    }
}

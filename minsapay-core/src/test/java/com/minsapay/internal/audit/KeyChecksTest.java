package com.minsapay.internal.audit;

import static com.minsapay.Given.keys;
import static com.minsapay.Given.macKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.MinsaPay;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.fault.WrongKeyException;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class KeyChecksTest {
    private static final MacKey SEAL = macKey("seal-1", 1);
    private static final MacKey CARD = macKey("card-1", 2);
    private static final MacKey NEW_SEAL = macKey("seal-2", 3);

    private final LedgerStore store = MinsaPay.inMemoryStore();

    @Test
    void an_empty_ledger_takes_note_of_its_keys_and_a_repeat_changes_nothing() {
        KeyChecks.checkAtStart(keys(), store);
        List<KeyCheckRow> expected = List.of(
                new KeyCheckRow("card", "card-1", CARD.checkValue()),
                new KeyCheckRow("seal", "seal-1", SEAL.checkValue()));
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(expected);
        KeyChecks.checkAtStart(keys(), store);
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void another_secret_under_the_same_id_is_a_wrong_key() {
        KeyChecks.checkAtStart(keys(), store);
        refused(
                Keys.of(macKey("seal-1", 9), CARD),
                "the seal key must be the one this ledger was written with, seal-1, was another");
        refused(
                Keys.of(SEAL, macKey("card-1", 9)),
                "the card key must be the one this ledger was written with, card-1, was another");
    }

    @Test
    void a_card_key_cannot_be_replaced() {
        KeyChecks.checkAtStart(keys(), store);
        refused(
                Keys.of(SEAL, macKey("card-2", 9)),
                "the card key must be the one this ledger was written with, card-1, was another");
        refused(
                Keys.of(SEAL, macKey("card-2", 2)),
                "the card key must be the one this ledger was written with, card-1, was another");
    }

    @Test
    void a_new_seal_key_must_come_with_the_former_one() {
        KeyChecks.checkAtStart(keys(), store);
        refused(Keys.of(NEW_SEAL, CARD), "the keys must hold seal key seal-1, which this ledger was sealed with");
        assertThat(stored()).hasSize(2);

        KeyChecks.checkAtStart(Keys.of(NEW_SEAL, CARD).withFormer(SEAL), store);
        assertThat(stored()).extracting(KeyCheckRow::keyId).containsExactlyInAnyOrder("card-1", "seal-1", "seal-2");
    }

    @Test
    void after_a_rotation_the_old_key_alone_is_not_enough() {
        KeyChecks.checkAtStart(keys(), store);
        Keys rotated = Keys.of(NEW_SEAL, CARD).withFormer(SEAL);
        KeyChecks.checkAtStart(rotated, store);
        refused(keys(), "the keys must hold seal key seal-2, which this ledger was sealed with");
        assertThatCode(() -> KeyChecks.checkAtStart(rotated, store)).doesNotThrowAnyException();
        refused(
                Keys.of(NEW_SEAL, CARD).withFormer(macKey("seal-1", 9)),
                "the seal key must be the one this ledger was written with, seal-1, was another");
    }

    @Test
    void a_ledger_with_transactions_whose_checks_are_gone_is_not_opened_with_any_key() {
        try (SmallLedger ledger = new SmallLedger(keys())) {
            String gone = "a ledger that has transactions must have its key checks, they are gone";
            refused(keys(), forgetful(ledger.store(), ""), gone);
            refused(keys(), forgetful(ledger.store(), "seal"), gone);
            refused(keys(), forgetful(ledger.store(), "card"), gone);
            assertThatCode(() -> KeyChecks.checkAtStart(keys(), ledger.store())).doesNotThrowAnyException();
        }
    }

    private void refused(Keys keys, String message) {
        refused(keys, store, message);
    }

    private static void refused(Keys keys, LedgerStore store, String message) {
        assertThatThrownBy(() -> KeyChecks.checkAtStart(keys, store))
                .isInstanceOf(WrongKeyException.class)
                .hasMessage(message);
    }

    private List<KeyCheckRow> stored() {
        try (LedgerView view = store.view()) {
            return view.keyChecks();
        }
    }

    /** A store that has lost the key checks of a purpose, or all of them. */
    private static LedgerStore forgetful(LedgerStore store, String purpose) {
        return new LedgerStore() {
            @Override
            public <T> T transact(Function<LedgerUnit, T> work) {
                return store.transact(unit -> work.apply(without(LedgerUnit.class, unit, purpose)));
            }

            @Override
            public LedgerView view() {
                return without(LedgerView.class, store.view(), purpose);
            }

            @Override
            public void close() {}
        };
    }

    private static <T> T without(Class<T> type, T real, String purpose) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object answer = method.invoke(real, args);
            if (!method.getName().equals("keyChecks")) {
                return answer;
            }
            return ((List<?>) answer)
                    .stream()
                            .filter(row -> !purpose.isEmpty()
                                    && !((KeyCheckRow) row).purpose().equals(purpose))
                            .toList();
        }));
    }
}

package com.minsapay.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.spi.LedgerStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules S1 to S12 of {@link LedgerStore}, as tests of whatever store a subclass makes. */
public abstract class LedgerStoreContract extends CutRules {
    // What S10 says of a closed store is below, the others are in the superclasses. They are no nested classes: a
    // report would name a failed test
    // by the nested class alone, and not by the store's.

    /** For subclasses. */
    protected LedgerStoreContract() {}

    /**
     * An empty store, for one test.
     *
     * @throws Exception if it cannot be made, which fails the test
     */
    protected abstract LedgerStore createStore() throws Exception;

    /**
     * The store after a restart: closes this one and opens what it kept. As it stands, for stores that keep nothing,
     * the same store.
     *
     * @throws Exception if it cannot be opened, which fails the test
     */
    protected LedgerStore reopen(LedgerStore closing) throws Exception {
        return closing;
    }

    @BeforeEach
    void createTheStore() throws Exception {
        use(createStore());
    }

    @AfterEach
    void closeTheStore() {
        store.close();
    }

    @Override
    void restart() throws Exception {
        use(reopen(impatient));
    }

    private void use(LedgerStore created) {
        impatient = created;
        store = new PatientLedgerStore(created, LIMIT);
    }

    // S10: a fault says what happened to the money

    @Test
    void s10_a_unit_after_closing_says_that_nothing_happened() {
        store.close();

        assertThatThrownBy(() -> store.transact(unit -> "result")).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void s10_a_view_after_closing_says_that_the_store_cannot_be_read() {
        store.close();

        assertThatThrownBy(() -> store.view().close()).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void s10_closing_again_does_nothing() {
        store.close();

        assertThatCode(store::close).doesNotThrowAnyException();
    }
}

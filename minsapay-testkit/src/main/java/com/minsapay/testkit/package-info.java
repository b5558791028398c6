/**
 * For whoever writes an adapter: a contract to test it with, and fakes to test with.
 *
 * <p>A store is tested by one class:
 *
 * <pre>{@code
 * class MyLedgerStoreTest extends LedgerStoreContract {
 *     protected LedgerStore createStore() {            // an empty one, for each test
 *         return MyLedgerStore.open(freshDatabase());
 *     }
 *
 *     protected LedgerStore reopen(LedgerStore store) { // leave this out if nothing is to survive
 *         store.close();
 *         return MyLedgerStore.open(sameDatabase());
 *     }
 * }
 * }</pre>
 *
 * <p>Each test is named by the rule of {@link com.minsapay.spi.LedgerStore} that it checks. What a store can get into, its author
 * says by overriding more: a program that dies, an answer that is lost, units that run side by side.
 */
@NullMarked
package com.minsapay.testkit;

import org.jspecify.annotations.NullMarked;

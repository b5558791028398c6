/** The ledger store over Jakarta Persistence: {@link com.minsapay.jpa.JpaLedgerStore} is the way in. */
@NullMarked
package com.minsapay.jpa;

import org.jspecify.annotations.NullMarked;

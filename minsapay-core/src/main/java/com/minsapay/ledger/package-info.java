/** The journal: transfers, transactions, and the house's registry. */
@NullMarked
package com.minsapay.ledger;

import org.jspecify.annotations.NullMarked;

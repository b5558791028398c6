/** Answers questions about the ledger from a view of the store. */
@NullMarked
package com.minsapay.internal.report;

import org.jspecify.annotations.NullMarked;

/** Walks the whole ledger and names what does not hold. */
@NullMarked
package com.minsapay.internal.audit;

import org.jspecify.annotations.NullMarked;

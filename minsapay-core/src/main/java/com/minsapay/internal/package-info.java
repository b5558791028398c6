/** How it is done: put together by {@link com.minsapay.internal.Ledger}, used through the front door only. */
@NullMarked
package com.minsapay.internal;

import org.jspecify.annotations.NullMarked;

/** A ledger store in memory: the reference for what a store does, and the store of tests. */
@NullMarked
package com.minsapay.internal.memory;

import org.jspecify.annotations.NullMarked;

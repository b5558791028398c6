/** Proving the books: verification of every chain, and checkpoints to hold an older copy against. */
@NullMarked
package com.minsapay.audit;

import org.jspecify.annotations.NullMarked;

/** Writes the ledger's rows for a spreadsheet or a program. */
@NullMarked
package com.minsapay.examples.replay.export;

import org.jspecify.annotations.NullMarked;

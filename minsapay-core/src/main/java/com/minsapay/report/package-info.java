/** What the ledger tells: statements, the trial balance, payments per minute. */
@NullMarked
package com.minsapay.report;

import org.jspecify.annotations.NullMarked;

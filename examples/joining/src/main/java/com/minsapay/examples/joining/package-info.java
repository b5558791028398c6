/** A school's shop on the ledger's database: an order and its payment are one transaction, with plain JPA and with Spring. */
@NullMarked
package com.minsapay.examples.joining;

import org.jspecify.annotations.NullMarked;

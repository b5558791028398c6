/** A student's prepaid money: own money and grants, and how a payment is split between them. */
@NullMarked
package com.minsapay.wallet;

import org.jspecify.annotations.NullMarked;

/** Exact money: minor units with a currency. */
@NullMarked
package com.minsapay.money;

import org.jspecify.annotations.NullMarked;

/** Funds give to wallets, and get back what expired. */
@NullMarked
package com.minsapay.grant;

import org.jspecify.annotations.NullMarked;

/** Who and what money belongs to: wallets, booths, desks, funds, and the accounts they own. */
@NullMarked
package com.minsapay.account;

import org.jspecify.annotations.NullMarked;

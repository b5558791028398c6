/** Who takes part: opening wallets, booths, desks and funds; linking, blocking and replacing cards. */
@NullMarked
package com.minsapay.registry;

import org.jspecify.annotations.NullMarked;

/** A booth is paid from a wallet. */
@NullMarked
package com.minsapay.charge;

import org.jspecify.annotations.NullMarked;

/** Money in and out at the desk: top-ups and withdrawals. */
@NullMarked
package com.minsapay.desk;

import org.jspecify.annotations.NullMarked;

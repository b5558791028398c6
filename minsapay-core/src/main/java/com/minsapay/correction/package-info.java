/** Putting a mistake right by another transaction. */
@NullMarked
package com.minsapay.correction;

import org.jspecify.annotations.NullMarked;

/** The end of a day: the books are closed up to a cut, on their proof. */
@NullMarked
package com.minsapay.day;

import org.jspecify.annotations.NullMarked;

/** A wallet pays nothing at named booths, as a sponsor pays there. */
@NullMarked
package com.minsapay.pass;

import org.jspecify.annotations.NullMarked;

/** What booths earned, paid out to them. */
@NullMarked
package com.minsapay.booth;

import org.jspecify.annotations.NullMarked;

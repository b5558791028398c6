/** Card numbers and what they become: an identity that cannot be turned back. */
@NullMarked
package com.minsapay.card;

import org.jspecify.annotations.NullMarked;

/** Tells listeners what was posted, without ever waiting for one. */
@NullMarked
package com.minsapay.internal.event;

import org.jspecify.annotations.NullMarked;

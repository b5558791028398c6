/** What databases that are servers of their own have in common: their transactions, their units, and what runs again. */
@NullMarked
package com.minsapay.jpa.internal.server;

import org.jspecify.annotations.NullMarked;

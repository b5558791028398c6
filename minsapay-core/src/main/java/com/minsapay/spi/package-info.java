/** What a storage adapter implements: rows in, rows out, one atomic unit at a time. */
@NullMarked
package com.minsapay.spi;

import org.jspecify.annotations.NullMarked;

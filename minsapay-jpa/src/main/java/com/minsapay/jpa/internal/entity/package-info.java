/** The tables as entities: each knows its columns, how they are read, and the row of the SPI they make. */
@NullMarked
package com.minsapay.jpa.internal.entity;

import org.jspecify.annotations.NullMarked;

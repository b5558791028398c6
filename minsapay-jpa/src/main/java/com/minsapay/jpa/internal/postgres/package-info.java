/** PostgreSQL: its transactions, its locks, and what its errors mean. */
@NullMarked
package com.minsapay.jpa.internal.postgres;

import org.jspecify.annotations.NullMarked;

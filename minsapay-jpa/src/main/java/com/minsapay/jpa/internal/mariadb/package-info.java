/** MariaDB: its transactions, its locks, and what its errors mean. */
@NullMarked
package com.minsapay.jpa.internal.mariadb;

import org.jspecify.annotations.NullMarked;

/** What is particular to SQLite: its file, its pragmas, its one writing connection. */
@NullMarked
package com.minsapay.jpa.internal.sqlite;

import org.jspecify.annotations.NullMarked;

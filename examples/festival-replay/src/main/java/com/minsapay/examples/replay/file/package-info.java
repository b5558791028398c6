/** The format a festival is recorded in: one row a transaction. */
@NullMarked
package com.minsapay.examples.replay.file;

import org.jspecify.annotations.NullMarked;

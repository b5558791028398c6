/** What a request comes to: approved, declined, or a question. */
@NullMarked
package com.minsapay.outcome;

import org.jspecify.annotations.NullMarked;

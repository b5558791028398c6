/** Same key, same answer: keys, and fingerprints of what a request means. */
@NullMarked
package com.minsapay.idempotency;

import org.jspecify.annotations.NullMarked;

/** What a school allows: limits, caps, and when to ask before paying. */
@NullMarked
package com.minsapay.policy;

import org.jspecify.annotations.NullMarked;

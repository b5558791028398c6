/** What every request has in common: a key, an operator, what it needs to know, and a pure decision. */
@NullMarked
package com.minsapay.request;

import org.jspecify.annotations.NullMarked;

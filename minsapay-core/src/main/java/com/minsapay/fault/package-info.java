/** What can go wrong, by what it means for the money: nothing happened, or ask again. */
@NullMarked
package com.minsapay.fault;

import org.jspecify.annotations.NullMarked;

/** What listeners hear once money has moved. */
@NullMarked
package com.minsapay.event;

import org.jspecify.annotations.NullMarked;

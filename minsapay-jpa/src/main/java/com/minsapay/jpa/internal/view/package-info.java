/** The read path: queries through Hibernate, in one read transaction a view. */
@NullMarked
package com.minsapay.jpa.internal.view;

import org.jspecify.annotations.NullMarked;

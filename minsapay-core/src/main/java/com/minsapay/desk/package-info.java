/** Cash at the desk: top-ups and withdrawals, floats, drops and transfers between tills, and counting them. */
@NullMarked
package com.minsapay.desk;

import org.jspecify.annotations.NullMarked;

package com.minsapay.report;

import com.minsapay.money.Money;
import java.time.Instant;

/**
 * The approved charges of one minute.
 *
 * @param start when the minute begins
 * @param payments how many
 * @param amount how much together
 */
public record Minute(Instant start, long payments, Money amount) {}

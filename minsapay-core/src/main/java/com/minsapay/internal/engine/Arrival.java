package com.minsapay.internal.engine;

import com.minsapay.request.Request;
import java.time.Instant;

/**
 * A request and when it arrived.
 *
 * @param request what is asked
 * @param at the clock's instant, cut to microseconds
 */
public record Arrival(Request request, Instant at) {}

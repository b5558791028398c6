package com.minsapay.spi;

import java.util.UUID;

/**
 * A hold that lapsed and has not ended, as a view found it.
 *
 * @param id of its transaction
 * @param due microseconds since 1970-01-01T00:00Z
 * @param position of its transaction
 */
public record DueHoldRow(UUID id, long due, long position) {}

package com.minsapay.spi;

/**
 * A booth, desk, fund or sponsor, as stored. Never updated or deleted.
 *
 * @param account its account as text; unique
 * @param name as people call it
 * @param expiresAt for a fund, microseconds since 1970-01-01T00:00Z; {@link GrantRow#NEVER} for never and for others
 */
public record AccountRow(String account, String name, long expiresAt) {}

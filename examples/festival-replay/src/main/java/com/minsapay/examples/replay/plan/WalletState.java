package com.minsapay.examples.replay.plan;

/**
 * What a wallet holds. Immutable.
 *
 * @param own won of its own money, zero or more
 * @param grant won of the school's, zero or more
 */
public record WalletState(long own, long grant) {
    /** Nothing. */
    public static final WalletState EMPTY = new WalletState(0, 0);

    /** @throws IllegalArgumentException if either part is below zero */
    public WalletState {
        if (own < 0 || grant < 0) {
            throw new IllegalArgumentException("no part of a wallet may be below zero, were " + own + " and " + grant);
        }
    }

    /** Both parts together. */
    public long total() {
        return Math.addExact(own, grant);
    }

    /** The wallet after own money came ({@code won > 0}) or went. */
    public WalletState plusOwn(long won) {
        return new WalletState(Math.addExact(own, won), grant);
    }

    /** The wallet after a grant came ({@code won > 0}) or went. */
    public WalletState plusGrant(long won) {
        return new WalletState(own, Math.addExact(grant, won));
    }

    /** The wallet after a sale: grants are spent first. */
    public WalletState spent(long won) {
        long fromGrant = Math.min(grant, won);
        return plusGrant(-fromGrant).plusOwn(fromGrant - won);
    }

    /** The wallet after one move of a correction. */
    public WalletState after(Move move) {
        long won = move.direction() == Move.Direction.IN ? move.amount() : -move.amount();
        return move.pocket() == Pocket.OWN ? plusOwn(won) : plusGrant(won);
    }
}

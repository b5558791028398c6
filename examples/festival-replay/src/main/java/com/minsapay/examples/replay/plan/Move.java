package com.minsapay.examples.replay.plan;

/**
 * One transfer of a correction, between a wallet and the house.
 *
 * @param direction whether the wallet gains or loses
 * @param pocket which part of the wallet
 * @param house the other side
 * @param amount won, more than zero
 */
public record Move(Direction direction, Pocket pocket, House house, long amount) {
    /** @throws IllegalArgumentException if the amount is not positive */
    public Move {
        if (amount <= 0) {
            throw new IllegalArgumentException("a move's amount must be positive, was " + amount);
        }
    }

    /** The wallet gains. */
    public static Move in(Pocket pocket, House house, long amount) {
        return new Move(Direction.IN, pocket, house, amount);
    }

    /** The wallet loses. */
    public static Move out(Pocket pocket, House house, long amount) {
        return new Move(Direction.OUT, pocket, house, amount);
    }

    /** Seen from the wallet. */
    public enum Direction {
        IN,
        OUT
    }
}

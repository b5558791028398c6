package com.minsapay.invariants;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one wallet of a {@link ReferenceModel} holds. Its accounts are {@code own:w1}, {@code grant:w1:f1} and so on. */
final class ReferenceWallet {
    private final String id;
    private long own;
    private long held;
    private long owed;
    private final Map<String, Long> grants = new TreeMap<>();
    private final Map<String, Long> heldGrants = new TreeMap<>();
    private boolean closed;

    ReferenceWallet(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    long own() {
        return own;
    }

    long owed() {
        return owed;
    }

    /** What a fund gave and nothing has used yet. */
    long granted(String fund) {
        return grants.getOrDefault(fund, 0L);
    }

    /** The funds that ever gave something, by name. */
    List<String> funds() {
        return List.copyOf(grants.keySet());
    }

    long allHeld() {
        return held + sum(heldGrants);
    }

    /** All that it holds, also what is set aside. */
    long total() {
        return own + sum(grants) + allHeld();
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    /** Money that one of its accounts gets; it loses a negative amount. */
    void add(String account, long amount) {
        String[] parts = account.split(":", -1);
        switch (parts[0]) {
            case "own" -> own += amount;
            case "held" -> held += amount;
            case "iou" -> owed -= amount;
            case "grant" -> grants.merge(parts[2], amount, Long::sum);
            case "held-grant" -> heldGrants.merge(parts[2], amount, Long::sum);
            default -> throw new IllegalArgumentException("a wallet has no account " + account);
        }
    }

    /** As a reply tells it. */
    String told() {
        return "own " + own + ", grants " + sum(grants)
                + (allHeld() == 0 ? "" : ", held " + allHeld())
                + (owed == 0 ? "" : ", owed " + owed);
    }

    /** As its row has it: {@code w1 own 5 grants {f1=3} held 0 and {} owed 0}. */
    String state() {
        return id + " own " + own + " grants " + withoutZeros(grants) + " held " + held + " and "
                + withoutZeros(heldGrants) + " owed " + owed;
    }

    private static long sum(Map<String, Long> parts) {
        return parts.values().stream().mapToLong(amount -> amount).sum();
    }

    private static Map<String, Long> withoutZeros(Map<String, Long> parts) {
        Map<String, Long> left = new TreeMap<>(parts);
        left.values().removeIf(amount -> amount == 0);
        return left;
    }
}

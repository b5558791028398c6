package com.minsapay.invariants;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The accounts of a {@link ReferenceModel}: which there are, what each holds, and how money gets from one to another. */
final class ReferenceBooks {
    private static final Set<String> OF_WALLETS = Set.of("own", "held", "iou", "grant", "held-grant");

    /** What somebody opened, {@code booth:b1}, and when a fund expires. */
    private final Map<String, Optional<Instant>> house = new HashMap<>();

    private final Map<String, ReferenceWallet> wallets = new TreeMap<>();
    private final Map<String, Long> balances = new TreeMap<>();
    private final ReferenceDays days;

    ReferenceBooks(ReferenceDays days) {
        this.days = days;
    }

    /** The balance of every account that was ever touched. */
    Map<String, Long> balances() {
        return balances;
    }

    long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }

    Verdict open(Ask.OpenHouse ask) {
        if (house.containsKey(ask.account())) {
            return Verdict.declined("ACCOUNT_EXISTS");
        }
        return Verdict.approved(0, () -> house.put(ask.account(), ask.expiresAt()));
    }

    /** That nobody opened an account of the house, if so; the safe, over-short and suspense are always there. */
    Optional<Verdict> unknown(String account) {
        return account.contains(":") && !house.containsKey(account)
                ? Optional.of(Verdict.declined("UNKNOWN_" + kind(account).toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    boolean hasExpired(String fund, Instant now) {
        return !now.isBefore(expiry(fund));
    }

    Instant expiry(String fund) {
        return house.get("fund:" + fund).orElse(Instant.MAX);
    }

    void open(ReferenceWallet wallet) {
        wallets.put(wallet.id(), wallet);
    }

    Optional<ReferenceWallet> wallet(String id) {
        return Optional.ofNullable(wallets.get(id));
    }

    /** By id. */
    Collection<ReferenceWallet> wallets() {
        return wallets.values();
    }

    /** Own money that comes in repays a debt first. */
    void credit(ReferenceWallet wallet, String from, long amount) {
        long repaid = Math.min(amount, wallet.owed());
        move(from, "iou:" + wallet.id(), repaid);
        move(from, "own:" + wallet.id(), amount - repaid);
    }

    /** What is not positive does not move. */
    void move(String from, String to, long amount) {
        if (amount > 0) {
            add(from, -amount);
            add(to, amount);
        }
    }

    private void add(String account, long amount) {
        balances.merge(account, amount, Long::sum);
        days.moved(account);
        if (OF_WALLETS.contains(kind(account))) {
            wallets.get(account.split(":", -1)[1]).add(account, amount);
        }
    }

    private static String kind(String account) {
        return account.split(":", -1)[0];
    }
}

package com.minsapay.report;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.account.WalletId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How many wallets of an export two known purchases single out. Immutable and thread-safe.
 *
 * <p>A <b>purchase</b> is an approved transaction, other than a correction, by which a wallet paid a booth; what someone
 * may know of it is the booth, the time as the export tells it (nothing, if it leaves times out), and the amount. Two
 * different purchases of a wallet <b>single it out</b> if no other wallet has two purchases of which the same is known; if
 * the two are alike, no other wallet has two like them. Refunds are not looked at. Coarser times, if each of their bins is
 * made of whole bins of the finer ones, never single out more.
 *
 * @param wallets those with at least two purchases
 * @param bySomeTwo of these, how many are singled out by at least one pair of their purchases: whom somebody may find who is
 *     lucky in what he knows
 * @param byAnyTwo of these, how many are singled out by every pair of their purchases: whom everybody finds
 */
public record Reidentification(long wallets, long bySomeTwo, long byAnyTwo) {
    /** Measures an export, reading it to its end; memory grows with the number of purchases. Does not close it. */
    public static Reidentification of(Stream<ExportRow> rows) {
        Purchases purchases = new Purchases();
        rows.forEach(purchases::add);
        return purchases.measure();
    }

    private record Known(AccountId booth, Optional<Instant> at, Money amount) {
        static Optional<Known> of(ExportRow row) {
            Optional<AccountId> booth = row.transfers().stream()
                    .map(Transfer::to)
                    .filter(account -> account.kind() == AccountKind.BOOTH)
                    .findFirst();
            return row.kind() == TransactionKind.CORRECTION
                    ? Optional.empty()
                    : booth.map(account -> new Known(account, row.at(), paid(account, row)));
        }

        private static Money paid(AccountId booth, ExportRow row) {
            return row.transfers().stream()
                    .filter(transfer -> transfer.to().equals(booth))
                    .map(Transfer::amount)
                    .reduce(Money::plus)
                    .orElseThrow();
        }
    }

    private static final class Purchases {
        private final Map<WalletId, Map<Known, Integer>> byWallet = new HashMap<>();
        private final Map<Known, Map<WalletId, Integer>> byKnown = new HashMap<>();

        void add(ExportRow row) {
            row.wallet()
                    .ifPresent(wallet -> Known.of(row).ifPresent(known -> {
                        byWallet.computeIfAbsent(wallet, id -> new HashMap<>()).merge(known, 1, Integer::sum);
                        byKnown.computeIfAbsent(known, what -> new HashMap<>()).merge(wallet, 1, Integer::sum);
                    }));
        }

        Reidentification measure() {
            long wallets = 0;
            long bySome = 0;
            long byAny = 0;
            for (Map.Entry<WalletId, Map<Known, Integer>> entry : byWallet.entrySet()) {
                List<Boolean> pairs = pairs(entry.getKey(), entry.getValue());
                wallets += pairs.isEmpty() ? 0 : 1;
                bySome += pairs.contains(true) ? 1 : 0;
                byAny += !pairs.isEmpty() && !pairs.contains(false) ? 1 : 0;
            }
            return new Reidentification(wallets, bySome, byAny);
        }

        /** For each pair of a wallet's purchases that differs from the others, whether it singles the wallet out. */
        private List<Boolean> pairs(WalletId wallet, Map<Known, Integer> purchases) {
            List<Known> known = List.copyOf(purchases.keySet());
            List<Boolean> pairs = new ArrayList<>();
            for (int i = 0; i < known.size(); i++) {
                Known one = known.get(i);
                if (purchases.getOrDefault(one, 0) > 1) {
                    pairs.add(isAlone(wallet, one, other -> buyers(one).getOrDefault(other, 0) > 1));
                }
                for (Known other : known.subList(i + 1, known.size())) {
                    pairs.add(isAlone(wallet, one, buyers(other)::containsKey));
                }
            }
            return pairs;
        }

        private boolean isAlone(WalletId wallet, Known known, Predicate<WalletId> hasTheSecondToo) {
            return buyers(known).keySet().stream()
                    .noneMatch(other -> !other.equals(wallet) && hasTheSecondToo.test(other));
        }

        /** Who made such a purchase, and how often. */
        private Map<WalletId, Integer> buyers(Known known) {
            return byKnown.getOrDefault(known, Map.of());
        }
    }
}

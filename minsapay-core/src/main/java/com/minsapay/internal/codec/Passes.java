package com.minsapay.internal.codec;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.SponsorId;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.wallet.FreePass;
import com.minsapay.wallet.Wallet;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Free passes as rows keep them, and what a chain makes of them. */
public final class Passes {
    private Passes() {}

    /** One {@code booth=sponsor} a line, in the order of booths, with {@code @} and microseconds if it expires. */
    static String text(List<FreePass> passes) {
        return passes.isEmpty()
                ? ""
                : passes.stream()
                        .sorted(Comparator.comparing(FreePass::booth))
                        .map(Passes::line)
                        .collect(Collectors.joining("\n"));
    }

    private static String line(FreePass pass) {
        return pass.booth() + "=" + pass.sponsor()
                + pass.expiresAt().map(at -> "@" + Instants.micros(at)).orElse("");
    }

    /** @throws IllegalArgumentException if {@link #text} did not write it */
    static List<FreePass> of(String text) {
        List<FreePass> passes = text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\n", -1)).map(Passes::ofLine).toList();
        if (!text(passes).equals(text)) {
            throw new IllegalArgumentException("free passes must stand as they are written");
        }
        return passes;
    }

    private static FreePass ofLine(String line) {
        String[] parts = line.split("[=@]", -1);
        if (parts.length < 2) {
            throw new IllegalArgumentException("a free pass must have a booth and a sponsor");
        }
        return new FreePass(
                BoothId.of(parts[0]),
                SponsorId.of(parts[1]),
                parts.length == 2 ? Optional.empty() : Optional.of(Instants.ofMicros(Long.parseLong(parts[2]))));
    }

    /**
     * A wallet after what one of its transactions did to its free passes.
     *
     * @throws IllegalArgumentException if this library cannot have written its details
     */
    public static Wallet after(Transaction transaction, Wallet wallet) {
        if (transaction.declined().isPresent()) {
            return wallet;
        } else if (transaction.kind() == TransactionKind.FREE_PASS) {
            return wallet.with(given(transaction.details()));
        } else if (transaction.kind() == TransactionKind.FREE_PASS_END) {
            return wallet.without(booths(transaction.details()).collect(Collectors.toSet()));
        }
        return wallet;
    }

    private static List<FreePass> given(Map<Detail, String> details) {
        SponsorId sponsor = AccountId.parse(details.getOrDefault(Detail.SPONSOR, ""))
                .sponsor()
                .orElseThrow(() -> new IllegalArgumentException("a free pass must be a sponsor's"));
        Optional<Instant> expiresAt = Optional.ofNullable(details.get(Detail.EXPIRES))
                .map(Long::parseLong)
                .map(Instants::ofMicros);
        return booths(details)
                .map(booth -> new FreePass(booth, sponsor, expiresAt))
                .toList();
    }

    private static Stream<BoothId> booths(Map<Detail, String> details) {
        return Arrays.stream(details.getOrDefault(Detail.BOOTHS, "").split(",", -1))
                .map(BoothId::of);
    }
}

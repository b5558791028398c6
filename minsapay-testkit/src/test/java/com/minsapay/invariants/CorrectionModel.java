package com.minsapay.invariants;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What may be put right, worked out a second time: the part of {@link ReferenceModel} that knows corrections. */
final class CorrectionModel {
    private final ReferenceBooks books;

    CorrectionModel(ReferenceBooks books) {
        this.books = books;
    }

    /** At most one wallet is corrected at a time. */
    Verdict correct(Ask.Correct ask) {
        TreeSet<String> accounts = new TreeSet<>();
        ask.moves().forEach(move -> accounts.addAll(List.of(move.from(), move.to())));
        Optional<Verdict> unknown = accounts.stream()
                .flatMap(CorrectionModel::houseAccount)
                .sorted()
                .flatMap(account -> books.unknown(account).stream())
                .findFirst();
        if (unknown.isPresent()) {
            return unknown.get();
        }
        long amount = ask.moves().stream().mapToLong(Ask.Move::amount).sum();
        Runnable moves = () -> ask.moves().forEach(move -> books.move(move.from(), move.to(), move.amount()));
        Optional<String> id = accounts.stream()
                .filter(CorrectionModel::isOfWallet)
                .map(account -> account.split(":", -1)[1])
                .findFirst();
        if (id.isEmpty()) {
            return Verdict.approved(amount, moves);
        }
        Optional<ReferenceWallet> wallet = books.wallet(id.get());
        if (wallet.isEmpty()) {
            return Verdict.declined("UNKNOWN_WALLET");
        } else if (accounts.stream().anyMatch(account -> wouldBeBelowZero(account, ask))) {
            return Verdict.declined("BELOW_ZERO");
        }
        return Verdict.approved(amount, wallet.get(), moves);
    }

    /** The account of the house that must be there for an account to be used. */
    private static Stream<String> houseAccount(String account) {
        String[] parts = account.split(":", -1);
        return switch (parts[0]) {
            case "grant" -> Stream.of("fund:" + parts[2]);
            case "own", "iou" -> Stream.of();
            default -> Stream.of(account);
        };
    }

    private boolean wouldBeBelowZero(String account, Ask.Correct ask) {
        if (!isOfWallet(account)) {
            return false;
        }
        long after = books.balance(account);
        for (Ask.Move move : ask.moves()) {
            after += move.to().equals(account) ? move.amount() : 0;
            after -= move.from().equals(account) ? move.amount() : 0;
        }
        return account.startsWith("iou:") ? after > 0 : after < 0;
    }

    private static boolean isOfWallet(String account) {
        return Stream.of("own:", "grant:", "iou:").anyMatch(account::startsWith);
    }
}

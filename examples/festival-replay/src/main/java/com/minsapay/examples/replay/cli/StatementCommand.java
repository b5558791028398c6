package com.minsapay.examples.replay.cli;

import com.minsapay.MinsaPay;
import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.examples.replay.post.ReplayClock;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transaction;
import com.minsapay.money.Money;
import com.minsapay.report.AccountStatement;
import com.minsapay.report.WalletStatement;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what happened to one wallet, booth, desk or fund, latest first. */
@Command(
        name = "statement",
        description = {"Prints the history of a wallet, booth, desk or fund.", "지갑, 부스, 데스크, 지원금의 내역을 찍습니다."},
        mixinStandardHelpOptions = true)
final class StatementCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Seoul"));
    private static final int PAGE = 500;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @ArgGroup(multiplicity = "1")
    private Whose whose = new Whose();

    /** A wallet or an account of the house, one of the two. */
    private static final class Whose {
        @Option(
                names = "--wallet",
                paramLabel = "ID",
                description = {"A wallet, such as user-017.", "지갑. 예: user-017"})
        private @Nullable String wallet;

        @Option(
                names = "--account",
                paramLabel = "ACCOUNT",
                description = {
                    "A booth, desk or fund: booth:booth-003, desk:booth-000, fund:subsidy.",
                    "부스, 데스크, 지원금. 예: booth:booth-003"
                })
        private @Nullable String account;
    }

    @Override
    public Integer call() {
        try (MinsaPay pay = store.openExisting(new ReplayClock(Instant.EPOCH))) {
            if (whose.wallet != null) {
                printWallet(pay, parsed(whose.wallet, WalletId::of));
            } else if (whose.account != null) {
                printAccount(pay, parsed(whose.account, AccountId::parse));
            }
            return ExitCode.OK;
        }
    }

    private void printWallet(MinsaPay pay, WalletId id) {
        WalletStatement page = found(pay.statement(id, OptionalLong.empty(), PAGE), id.value());
        Balance balance = page.wallet().balance();
        out().println(Language.of(
                id + ": 잔액 " + shown(balance.total()) + " (내 돈 " + shown(balance.own()) + ", 지원금 "
                        + shown(balance.granted()) + ")",
                id + ": balance " + shown(balance.total()) + " (own " + shown(balance.own()) + ", granted "
                        + shown(balance.granted()) + ")"));
        while (true) {
            page.transactions().forEach(transaction -> print(transaction, transaction.walletChange()));
            if (page.next().isEmpty()) {
                return;
            }
            page = found(pay.statement(id, page.next(), PAGE), id.value());
        }
    }

    private void printAccount(MinsaPay pay, AccountId id) {
        AccountStatement page = found(pay.statement(id, OptionalLong.empty(), PAGE), id.toString());
        out().println(Language.of(
                page.account().name() + ": 들어옴 " + shown(page.in()) + ", 나감 " + shown(page.out()) + ", 잔액 "
                        + shown(page.balance()),
                page.account().name() + ": in " + shown(page.in()) + ", out " + shown(page.out()) + ", balance "
                        + shown(page.balance())));
        while (true) {
            page.transactions().forEach(transaction -> print(transaction, transaction.changeOf(id)));
            if (page.next().isEmpty()) {
                return;
            }
            page = found(pay.statement(id, page.next(), PAGE), id.toString());
        }
    }

    private void print(Transaction transaction, Money change) {
        String after =
                transaction.after().map(balance -> shown(balance.total())).orElse("");
        String declined = transaction.declined().map(DeclineReason::name).orElse("");
        out().printf(
                        "%s  %-12s %16s %16s  %s%n",
                        TIME.format(transaction.happenedAt()), transaction.kind(), shown(change), after, declined);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String shown(Money money) {
        return money.format(Language.locale());
    }

    private static <T> T found(Optional<T> statement, String name) {
        return statement.orElseThrow(() ->
                new CommandException(ExitCode.USAGE, Bilingual.of(name + "은 원장에 없습니다.", "the store has no " + name)));
    }

    private static <T> T parsed(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.USAGE, Bilingual.of("이름이 잘못되었습니다: " + e.getMessage(), String.valueOf(e.getMessage())), e);
        }
    }
}

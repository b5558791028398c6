package com.minsapay.examples.replay.cli;

import com.minsapay.MinsaPay;
import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.examples.replay.clock.Timeline;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Quoted;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.report.AccountStatement;
import com.minsapay.report.WalletStatement;
import java.io.PrintWriter;
import java.util.Locale;
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
@Command(name = "statement")
final class StatementCommand implements Callable<Integer> {
    private static final int PAGE = 500;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @ArgGroup(multiplicity = "1")
    private Whose whose = new Whose();

    /** A wallet or an account of the house, one of the two. */
    private static final class Whose {
        @Option(names = "--wallet", paramLabel = "ID")
        private @Nullable String wallet;

        @Option(names = "--account", paramLabel = "ACCOUNT")
        private @Nullable String account;
    }

    @Override
    public Integer call() {
        WalletId wallet = whose.wallet == null ? null : parsed(whose.wallet, WalletId::of);
        AccountId account = whose.account == null ? null : parsed(whose.account, AccountId::parse);
        try (MinsaPay pay = store.openExisting()) {
            if (wallet != null) {
                printWallet(pay, wallet);
            } else if (account != null) {
                printAccount(pay, account);
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
            page.transactions().forEach(transaction -> print(transaction, transaction.walletChange(), true));
            if (page.next().isEmpty()) {
                return;
            }
            page = found(pay.statement(id, page.next(), PAGE), id.value());
        }
    }

    private void printAccount(MinsaPay pay, AccountId id) {
        AccountStatement page = found(pay.statement(id, OptionalLong.empty(), PAGE), id.toString());
        out().println(Language.of(
                id + " (" + page.account().name() + "): 들어옴 " + shown(page.in()) + ", 나감 " + shown(page.out()) + ", 차이 "
                        + shown(page.balance()),
                id + " (" + page.account().name() + "): in " + shown(page.in()) + ", out " + shown(page.out())
                        + ", balance " + shown(page.balance())));
        while (true) {
            page.transactions().forEach(transaction -> print(transaction, transaction.changeOf(id), false));
            if (page.next().isEmpty()) {
                return;
            }
            page = found(pay.statement(id, page.next(), PAGE), id.toString());
        }
    }

    /** Time, change, the wallet's balance after it, what it was, its key, and a correction's reason. */
    private void print(Transaction transaction, Money change, boolean ofWallet) {
        StringBuilder line = new StringBuilder(Timeline.shown(transaction.happenedAt()));
        line.append(String.format(Locale.ROOT, " %15s", shown(change)));
        if (ofWallet) {
            String after =
                    transaction.after().map(balance -> shown(balance.total())).orElse("");
            line.append(String.format(Locale.ROOT, " %15s", after));
        }
        line.append("  ")
                .append(Language.of(word(transaction.kind())))
                .append("  ")
                .append(transaction.key());
        transaction.declined().ifPresent(reason -> line.append("  ").append(reason));
        Optional.ofNullable(transaction.details().get(Detail.REASON))
                .ifPresent(reason -> line.append("  ").append(reason));
        out().println(line);
    }

    private static Bilingual word(TransactionKind kind) {
        return switch (kind) {
            case WALLET_OPEN -> Bilingual.of("지갑 개설", "wallet opened");
            case WALLET_CLOSE -> Bilingual.of("지갑 해지", "wallet closed");
            case TOP_UP -> Bilingual.of("충전", "top-up");
            case TOP_UP_REVERSAL -> Bilingual.of("충전 취소", "top-up reversed");
            case CHARGE -> Bilingual.of("결제", "payment");
            case HOLD -> Bilingual.of("보류", "hold");
            case CAPTURE -> Bilingual.of("보류 결제", "capture");
            case RELEASE -> Bilingual.of("보류 해제", "release");
            case HOLD_EXPIRE -> Bilingual.of("보류 만료", "hold expired");
            case LATE_CHARGE -> Bilingual.of("나중에 입력한 결제", "late payment");
            case REFUND -> Bilingual.of("결제 취소", "refund");
            case GRANT -> Bilingual.of("지원금 지급", "grant");
            case GRANT_EXPIRE -> Bilingual.of("지원금 회수", "grant expired");
            case FREE_PASS -> Bilingual.of("프리패스", "free pass");
            case FREE_PASS_END -> Bilingual.of("프리패스 종료", "free pass ended");
            case WITHDRAWAL -> Bilingual.of("출금", "withdrawal");
            case CORRECTION -> Bilingual.of("정정", "correction");
            case CARD_LINK -> Bilingual.of("카드 연결", "card linked");
            case CARD_BLOCK -> Bilingual.of("카드 정지", "card blocked");
            case CARD_REPLACE -> Bilingual.of("카드 교체", "card replaced");
            case BOOTH_OPEN -> Bilingual.of("부스 등록", "booth opened");
            case DESK_OPEN -> Bilingual.of("데스크 등록", "desk opened");
            case FUND_OPEN -> Bilingual.of("지원금 등록", "fund opened");
            case SPONSOR_OPEN -> Bilingual.of("후원 계정 등록", "sponsor opened");
            case DESK_FLOAT -> Bilingual.of("준비금", "float");
            case DESK_DROP -> Bilingual.of("금고 입금", "drop");
            case DESK_TRANSFER -> Bilingual.of("데스크 이동", "desk transfer");
            case DESK_COUNT -> Bilingual.of("시재 점검", "count");
            case BOOTH_PAYOUT -> Bilingual.of("부스 정산", "payout");
            case DAY_CLOSE -> Bilingual.of("일 마감", "day close");
        };
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String shown(Money money) {
        return money.format(Language.locale());
    }

    private static <T> T found(Optional<T> statement, String name) {
        return statement.orElseThrow(() ->
                new CommandException(ExitCode.USAGE, Bilingual.of("원장에 없습니다: " + name, "the store has no " + name)));
    }

    private static <T> T parsed(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    Bilingual.of(
                            "지갑이나 계정의 이름이 아닙니다: " + Quoted.of(text),
                            "no name of a wallet or account: " + Quoted.of(text)),
                    e);
        }
    }
}

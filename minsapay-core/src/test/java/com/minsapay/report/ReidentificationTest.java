package com.minsapay.report;

import static com.minsapay.Given.KIM;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.FundId;
import com.minsapay.account.WalletId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ReidentificationTest {
    private final List<ExportRow> rows = new ArrayList<>();

    @Test
    void an_empty_export_and_single_purchases_single_out_nobody() {
        assertThat(measured()).isEqualTo(new Reidentification(0, 0, 0));
        buys("w1", "b1", 0, 1_000);
        buys("w2", "b2", 0, 1_000);
        assertThat(measured()).isEqualTo(new Reidentification(0, 0, 0));
    }

    @Test
    void two_wallets_that_bought_the_same_hide_each_other() {
        for (String wallet : List.of("w1", "w2")) {
            buys(wallet, "b1", 0, 1_000);
            buys(wallet, "b2", 5, 2_000);
        }
        assertThat(measured()).isEqualTo(new Reidentification(2, 0, 0));
    }

    @Test
    void it_is_the_pair_that_singles_out_even_if_each_purchase_is_common() {
        buys("w1", "b1", 0, 1_000);
        buys("w1", "b2", 0, 1_000);
        buys("w2", "b1", 0, 1_000);
        buys("w2", "b3", 0, 1_000);
        buys("w3", "b2", 0, 1_000);
        assertThat(measured()).isEqualTo(new Reidentification(2, 2, 2));
    }

    @Test
    void some_pairs_may_single_out_where_others_do_not() {
        for (String wallet : List.of("w1", "w2")) {
            buys(wallet, "b1", 0, 1_000);
            buys(wallet, "b2", 0, 1_000);
        }
        buys("w1", "b3", 0, 1_000);
        assertThat(measured()).as("w1 by b3 and another, not by b1 and b2").isEqualTo(new Reidentification(2, 1, 0));
    }

    @Test
    void two_purchases_that_are_alike_hide_only_behind_two_that_are_alike() {
        buys("w1", "b1", 0, 1_000);
        buys("w1", "b1", 0, 1_000);
        buys("w2", "b1", 0, 1_000);
        assertThat(measured()).isEqualTo(new Reidentification(1, 1, 1));
        buys("w2", "b1", 0, 1_000);
        assertThat(measured()).isEqualTo(new Reidentification(2, 0, 0));
    }

    @Test
    void booth_time_and_amount_each_tell_wallets_apart() {
        String[][] other = {{"b2", "0", "1000"}, {"b1", "1", "1000"}, {"b1", "0", "1001"}};
        for (String[] different : other) {
            rows.clear();
            for (String wallet : List.of("w1", "w2")) {
                buys(wallet, "b1", 60, 500);
            }
            buys("w1", "b1", 0, 1_000);
            buys("w2", different[0], Long.parseLong(different[1]), Long.parseLong(different[2]));
            assertThat(measured()).isEqualTo(new Reidentification(2, 2, 2));
        }
    }

    @Test
    void a_payment_in_parts_is_one_purchase_of_the_whole_amount() {
        WalletId wallet = WalletId.of("w1");
        AccountId booth = AccountId.booth(BoothId.of("b1"));
        buys("w1", "b1", 1, 500);
        add(
                TransactionKind.CHARGE,
                wallet,
                0,
                new Transfer(AccountId.grant(wallet, FundId.of("f1")), booth, won(400)),
                new Transfer(AccountId.own(wallet), booth, won(600)));
        buys("w2", "b1", 1, 500);
        buys("w2", "b1", 0, 1_000);
        assertThat(measured()).isEqualTo(new Reidentification(2, 0, 0));
    }

    @Test
    void top_ups_refunds_and_corrections_are_no_purchases() {
        WalletId wallet = WalletId.of("w1");
        AccountId own = AccountId.own(wallet);
        AccountId booth = AccountId.booth(BoothId.of("b1"));
        add(TransactionKind.TOP_UP, wallet, 0, new Transfer(AccountId.safe(), own, won(1)));
        add(TransactionKind.REFUND, wallet, 0, new Transfer(booth, own, won(1)));
        add(TransactionKind.CORRECTION, wallet, 0, new Transfer(own, booth, won(1)));
        add(TransactionKind.CHARGE, wallet, 0);
        assertThat(measured()).isEqualTo(new Reidentification(0, 0, 0));
    }

    @Property
    void coarser_times_never_single_out_more(@ForAll("festivals") List<Bought> festival) {
        Reidentification finer = null;
        for (int bin : new int[] {1, 5, 10, 60, 0}) {
            rows.clear();
            festival.forEach(one -> buys("w" + one.wallet, "b" + one.booth, cut(one.minute, bin), one.amount));
            Reidentification measured = measured();
            assertThat(measured.byAnyTwo()).isLessThanOrEqualTo(measured.bySomeTwo());
            assertThat(measured.bySomeTwo()).isLessThanOrEqualTo(measured.wallets());
            if (finer != null) {
                assertThat(measured.wallets()).isEqualTo(finer.wallets());
                assertThat(measured.bySomeTwo()).isLessThanOrEqualTo(finer.bySomeTwo());
                assertThat(measured.byAnyTwo()).isLessThanOrEqualTo(finer.byAnyTwo());
            }
            finer = measured;
        }
    }

    record Bought(int wallet, int booth, int minute, int amount) {}

    @Provide
    Arbitrary<List<Bought>> festivals() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(0, 119),
                        Arbitraries.of(1_000, 2_000))
                .as(Bought::new)
                .list()
                .ofMaxSize(30);
    }

    /** No bin at all is zero. */
    private static long cut(int minute, int bin) {
        return bin == 0 ? 0 : minute - minute % bin;
    }

    private Reidentification measured() {
        return Reidentification.of(rows.stream());
    }

    private void buys(String wallet, String booth, long minute, long amount) {
        WalletId id = WalletId.of(wallet);
        add(
                TransactionKind.CHARGE,
                id,
                minute,
                new Transfer(AccountId.own(id), AccountId.booth(BoothId.of(booth)), won(amount)));
    }

    private void add(TransactionKind kind, WalletId wallet, long minute, Transfer... transfers) {
        Instant at = NOON.plus(Duration.ofMinutes(minute));
        rows.add(new ExportRow(
                rows.size() + 1,
                kind,
                Optional.empty(),
                Optional.of(at),
                Optional.of(wallet),
                KIM,
                List.of(transfers),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty()));
    }
}

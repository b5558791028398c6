package com.minsapay.wallet;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_FUND;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.account.FundId;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WalletTest {
    private static final AccountId PAID = AccountId.booth(BOOTH);
    private static final AccountId OWN = AccountId.own(WALLET);
    private static final AccountId IOU = AccountId.iou(WALLET);

    private static final FundId EXPIRED = FundId.of("expired");
    private static final FundId SOON = FundId.of("soon");
    private static final FundId LATE = FundId.of("late");
    private static final FundId FOREVER = FundId.of("forever");

    private final Wallet wallet = new Wallet(
            WALLET,
            won(1_000),
            List.of(
                    new Grant(FOREVER, won(40), Optional.empty()),
                    new Grant(EXPIRED, won(500), Optional.of(NOON)),
                    new Grant(LATE, won(30), Optional.of(NOON.plusSeconds(9))),
                    new Grant(SOON, won(20), Optional.of(NOON.plusNanos(1)))));

    @Test
    void a_new_wallet_holds_nothing() {
        assertThat(Wallet.empty(WALLET, won(0))).isEqualTo(new Wallet(WALLET, won(0), List.of()));
    }

    @Test
    void i06_grants_are_spent_first_soonest_expiry_first_then_own_money() {
        assertThat(wallet.pay(won(100), PAID, NOON))
                .containsExactly(
                        new Transfer(grant(SOON), PAID, won(20)),
                        new Transfer(grant(LATE), PAID, won(30)),
                        new Transfer(grant(FOREVER), PAID, won(40)),
                        new Transfer(OWN, PAID, won(10)));
        assertThat(wallet.pay(won(25), PAID, NOON))
                .containsExactly(new Transfer(grant(SOON), PAID, won(20)), new Transfer(grant(LATE), PAID, won(5)));
    }

    @Test
    void an_expired_grant_is_kept_and_not_spent() {
        assertThat(wallet.balance()).isEqualTo(new Balance(won(1_000), won(590)));
        assertThat(wallet.spendable(NOON)).isEqualTo(won(1_090));
        assertThat(wallet.pay(won(1_090), PAID, NOON))
                .extracting(Transfer::from)
                .doesNotContain(grant(EXPIRED));
        assertThat(wallet.spendable(NOON.minusNanos(1))).isEqualTo(won(1_590));
    }

    @Test
    void more_than_can_be_spent_is_refused_by_what_is_missing() {
        assertThatThrownBy(() -> wallet.pay(won(1_091), PAID, NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a payment must not exceed what the wallet can spend, was short of KRW 1");
    }

    @Test
    void a_spent_grant_moves_nothing_and_stays_known() {
        Wallet spent = wallet.after(wallet.pay(won(1_090), PAID, NOON), WalletTest::never)
                .orElseThrow();
        assertThat(spent.own()).isEqualTo(won(0));
        assertThat(spent.grants()).extracting(Grant::fund).containsExactly(EXPIRED, SOON, LATE, FOREVER);
        assertThat(spent.grants()).extracting(Grant::amount).containsExactly(won(500), won(0), won(0), won(0));
        assertThat(spent.pay(won(500), PAID, NOON.minusSeconds(1)))
                .containsExactly(new Transfer(grant(EXPIRED), PAID, won(500)));
    }

    @Test
    void transfers_count_as_a_whole_whatever_their_order() {
        Transfer out = new Transfer(OWN, PAID, won(1_500));
        Transfer in = new Transfer(AccountId.desk(DESK), OWN, won(500));
        assertThat(wallet.after(List.of(out, in), WalletTest::never))
                .map(Wallet::own)
                .contains(won(0));
        assertThat(wallet.after(List.of(in, out), WalletTest::never))
                .map(Wallet::own)
                .contains(won(0));
        assertThat(wallet.after(List.of(out), WalletTest::never)).isEmpty();
    }

    @Test
    void i02_no_part_ends_below_zero_even_if_the_sum_would_not() {
        Transfer one = new Transfer(grant(SOON), PAID, won(21));
        assertThat(wallet.after(List.of(one), WalletTest::never)).isEmpty();
        assertThat(wallet.after(List.of(one, new Transfer(PAID, grant(LATE), won(1_000))), WalletTest::never))
                .isEmpty();
        assertThat(wallet.after(List.of(new Transfer(OWN, PAID, won(1_001))), WalletTest::never))
                .isEmpty();
        assertThat(wallet.after(List.of(new Transfer(grant(OTHER_FUND), PAID, won(1))), WalletTest::never))
                .isEmpty();
    }

    @Test
    void a_first_grant_of_a_fund_takes_the_funds_expiry_and_a_known_one_keeps_its_own() {
        List<Transfer> given = List.of(
                new Transfer(AccountId.fund(OTHER_FUND), grant(OTHER_FUND), won(7)),
                new Transfer(AccountId.fund(SOON), grant(SOON), won(1)));
        Wallet after =
                wallet.after(given, fund -> Optional.of(NOON.plusSeconds(5))).orElseThrow();
        assertThat(after.grants()).extracting(Grant::fund).containsExactly(EXPIRED, SOON, OTHER_FUND, LATE, FOREVER);
        assertThat(after.grants())
                .contains(new Grant(OTHER_FUND, won(7), Optional.of(NOON.plusSeconds(5))))
                .contains(new Grant(SOON, won(21), Optional.of(NOON.plusNanos(1))));
    }

    @Test
    void transfers_of_others_change_nothing() {
        List<Transfer> others = List.of(
                new Transfer(AccountId.own(OTHER_WALLET), PAID, won(9_999)),
                new Transfer(AccountId.fund(FUND), AccountId.booth(BOOTH), won(1)));
        assertThat(wallet.after(others, WalletTest::never)).contains(wallet);
    }

    @Test
    void i02_own_money_is_never_below_zero() {
        assertThatThrownBy(() -> new Wallet(WALLET, won(-1), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("own money must not be below zero, was KRW -1 and held KRW 0");
        assertThatThrownBy(() -> new Balance(won(0), won(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void i11_a_balance_that_does_not_fit_is_refused() {
        Wallet full = new Wallet(WALLET, won(Long.MAX_VALUE), List.of());
        assertThatThrownBy(() -> full.after(List.of(new Transfer(PAID, OWN, won(1))), WalletTest::never))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void own_money_that_comes_in_repays_what_is_owed_first() {
        AccountId till = AccountId.desk(DESK);
        Wallet indebted = new Wallet(WALLET, won(0), won(0), won(30), List.of());
        Transfer repaid = new Transfer(till, IOU, won(30));

        assertThat(indebted.credit(won(20), till)).containsExactly(new Transfer(till, IOU, won(20)));
        assertThat(indebted.credit(won(30), till)).containsExactly(repaid);
        assertThat(indebted.credit(won(31), till)).containsExactly(repaid, new Transfer(till, OWN, won(1)));
        assertThat(indebted.credit(won(0), till)).isEmpty();
        assertThat(wallet.credit(won(31), till)).containsExactly(new Transfer(till, OWN, won(31)));
    }

    @Property
    void i02_after_a_credit_a_debt_is_left_only_where_no_own_money_came(
            @ForAll @LongRange(min = 0, max = 50) long owed, @ForAll @LongRange(min = 0, max = 50) long amount) {
        Wallet before = new Wallet(WALLET, won(0), won(0), won(owed), List.of());
        Wallet after = before.after(before.credit(won(amount), PAID), WalletTest::never)
                .orElseThrow();
        assertThat(after.own().minus(after.owed())).isEqualTo(won(amount - owed));
        assertThat(after.own().isZero() || after.owed().isZero()).isTrue();
    }

    @Test
    void what_is_held_is_neither_available_nor_gone_and_what_is_owed_is_told_beside_it() {
        Wallet after = wallet.after(
                        List.of(
                                new Transfer(OWN, AccountId.held(WALLET), won(300)),
                                new Transfer(grant(LATE), AccountId.heldGrant(WALLET, LATE), won(10)),
                                new Transfer(IOU, PAID, won(5))),
                        WalletTest::never)
                .orElseThrow();
        assertThat(after.balance()).isEqualTo(new Balance(won(700), won(580), won(310), won(5)));
        assertThat(after.balance().available()).isEqualTo(won(1_280));
        assertThat(after.balance().total()).isEqualTo(won(1_590));
        assertThat(after.spendable(NOON)).isEqualTo(won(780));
        assertThat(after.grants()).contains(new Grant(LATE, won(20), won(10), Optional.of(NOON.plusSeconds(9))));
        assertThat(after.withdrawable()).isEqualTo(won(695));
    }

    @Test
    void i02_neither_what_is_held_nor_what_is_owed_ends_below_zero() {
        for (AccountId account : List.of(AccountId.held(WALLET), AccountId.heldGrant(WALLET, LATE))) {
            assertThat(wallet.after(List.of(new Transfer(account, PAID, won(1))), WalletTest::never))
                    .isEmpty();
        }
        assertThat(wallet.after(List.of(new Transfer(PAID, IOU, won(1))), WalletTest::never))
                .isEmpty();
        assertThatThrownBy(() -> new Wallet(WALLET, won(0), won(-1), won(0), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Wallet(WALLET, won(0), won(0), won(-1), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("what a wallet owes must not be below zero, was KRW -1");
    }

    @Property
    void i06_a_payment_is_exact_and_spends_own_money_only_when_no_grant_is_left(
            @ForAll("wallets") Wallet any, @ForAll @LongRange(min = 1, max = 600) long amount) {
        if (won(amount).isMoreThan(any.spendable(NOON))) {
            assertThatThrownBy(() -> any.pay(won(amount), PAID, NOON)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        List<Transfer> paid = any.pay(won(amount), PAID, NOON);
        Wallet after = any.after(paid, WalletTest::never).orElseThrow();

        assertThat(paid.stream().map(Transfer::amount).reduce(Money.zero(won(0).currency()), Money::plus))
                .isEqualTo(won(amount));
        assertThat(after.balance().total()).isEqualTo(any.balance().total().minus(won(amount)));
        List<Grant> spendable =
                any.grants().stream().filter(grant -> grant.isSpendableAt(NOON)).toList();
        boolean ownWasSpent = !after.own().equals(any.own());
        for (int i = 0; i < spendable.size(); i++) {
            boolean laterWasSpent = ownWasSpent
                    || spendable.subList(i + 1, spendable.size()).stream()
                            .anyMatch(grant -> !left(after, grant.fund()).equals(grant.amount()));
            if (laterWasSpent) {
                assertThat(left(after, spendable.get(i).fund())).isEqualTo(won(0));
            }
        }
    }

    @Property
    void i02_after_any_transfers_no_part_is_below_zero_and_their_order_makes_no_difference(
            @ForAll("wallets") Wallet any, @ForAll("transfers") List<Transfer> transfers, @ForAll Random random) {
        List<Transfer> shuffled = new ArrayList<>(transfers);
        Collections.shuffle(shuffled, random);
        Optional<Wallet> after = any.after(transfers, WalletTest::never);

        assertThat(any.after(shuffled, WalletTest::never)).isEqualTo(after);
        after.ifPresent(wallet -> {
            assertThat(wallet.own().isNegative()).isFalse();
            assertThat(wallet.held().isNegative()).isFalse();
            assertThat(wallet.owed().isNegative()).isFalse();
            assertThat(wallet.grants())
                    .noneMatch(
                            grant -> grant.amount().isNegative() || grant.held().isNegative());
        });
    }

    @Provide
    static Arbitrary<Wallet> wallets() {
        Arbitrary<Money> amounts = Arbitraries.longs().between(0, 100).map(Money::won);
        Arbitrary<Optional<Instant>> expiries =
                Arbitraries.integers().between(-2, 2).map(NOON::plusSeconds).optional(0.8);
        Arbitrary<Grant> grants = Combinators.combine(
                        Arbitraries.of(EXPIRED, SOON, LATE, FOREVER), amounts, amounts, expiries)
                .as(Grant::new);
        return Combinators.combine(
                        amounts, amounts, amounts, grants.list().ofMaxSize(4).uniqueElements(Grant::fund))
                .as((own, held, owed, all) -> new Wallet(WALLET, own, held, owed, all));
    }

    @Provide
    static Arbitrary<List<Transfer>> transfers() {
        Arbitrary<AccountId> accounts = Arbitraries.of(
                OWN,
                IOU,
                AccountId.held(WALLET),
                AccountId.heldGrant(WALLET, SOON),
                grant(SOON),
                grant(LATE),
                PAID,
                AccountId.desk(DESK));
        return Combinators.combine(accounts, accounts, Arbitraries.longs().between(1, 100))
                .as((from, to, amount) ->
                        from.equals(to) ? new Transfer(OWN, PAID, won(amount)) : new Transfer(from, to, won(amount)))
                .list()
                .ofMaxSize(4);
    }

    private static Money left(Wallet wallet, FundId fund) {
        return wallet.grants().stream()
                .filter(grant -> grant.fund().equals(fund))
                .findFirst()
                .orElseThrow()
                .amount();
    }

    private static AccountId grant(FundId fund) {
        return AccountId.grant(WALLET, fund);
    }

    private static Optional<Instant> never(FundId fund) {
        return Optional.empty();
    }
}

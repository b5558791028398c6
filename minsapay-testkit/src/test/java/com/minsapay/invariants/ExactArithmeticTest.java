package com.minsapay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.minsapay.internal.seal.Sealer;
import com.minsapay.invariants.Ask.Answering;
import com.minsapay.invariants.Ask.Payer;
import com.minsapay.money.Money;
import com.minsapay.policy.Policy;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.WalletRow;
import com.minsapay.testkit.LedgerSnapshot;
import com.minsapay.testkit.Rows;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Invariant 11: money arithmetic is exact; overflow is refused, never wrapped. */
class ExactArithmeticTest {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final Policy NO_LIMITS = Policy.unlimited(Currency.getInstance("KRW"), ZoneId.of("Asia/Seoul"));
    private static final String WALLET = "rich";
    private static final Payer RICH = new Payer(false, WALLET);

    @Property
    void i11_sums_differences_and_products_are_exact_or_refused(@ForAll long one, @ForAll long other) {
        assertExactOrRefused(one, other, BigInteger::add, () -> Money.won(one).plus(Money.won(other)));
        assertExactOrRefused(
                one, other, BigInteger::subtract, () -> Money.won(one).minus(Money.won(other)));
        assertExactOrRefused(
                one, other, BigInteger::multiply, () -> Money.won(one).times(other));
    }

    private static void assertExactOrRefused(
            long one, long other, BinaryOperator<BigInteger> exactly, Supplier<Money> computed) {
        BigInteger exact = exactly.apply(BigInteger.valueOf(one), BigInteger.valueOf(other));
        if (exact.bitLength() < Long.SIZE) {
            assertThat(computed.get()).isEqualTo(Money.won(exact.longValueExact()));
        } else {
            assertThatThrownBy(computed::get).isInstanceOf(ArithmeticException.class);
        }
    }

    @Provide
    Arbitrary<List<Ask>> largeRequests() {
        Arbitrary<Long> amounts = Arbitraries.of(1L, 2L, 999_999_999_999L, 1_000_000_000_000L);
        Arbitrary<Ask> asks = Combinators.combine(Arbitraries.of(0, 1, 2, 3), amounts)
                .as((kind, amount) -> switch (kind) {
                    case 0 -> new Ask.TopUp("d1", RICH, amount, Answering.NOTHING);
                    case 1 -> new Ask.Charge("b1", RICH, amount, Answering.NOTHING);
                    case 2 -> new Ask.Withdraw("d1", RICH, amount);
                    default -> new Ask.Correct(List.of(new Ask.Move("suspense", "own:" + WALLET, amount)));
                });
        return asks.list().ofMinSize(1).ofMaxSize(10);
    }

    /** How much less than the largest number a wallet begins with: overflow is one request away, or never comes. */
    @Provide
    Arbitrary<Long> distances() {
        return Arbitraries.of(0L, 1L, 2L, 1_000_000_000_000L, 1_500_000_000_000L, Long.MAX_VALUE);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void i11_a_wallet_near_the_largest_number_is_exact_or_refuses_and_stays_as_it_was(
            @ForAll("largeRequests") List<Ask> asks, @ForAll("distances") long distance) {
        try (Festival festival = Festival.opened(NO_LIMITS)) {
            festival.insist(new Act("open", new Ask.OpenWallet(WALLET, Optional.empty(), Optional.empty(), 0)));
            BigInteger own = BigInteger.valueOf(Long.MAX_VALUE - distance);
            putIntoWallet(festival.store(), own.longValueExact());
            int number = 1;
            for (Ask ask : asks) {
                own = after(festival, new Act(Act.key(number++), ask), own);
            }
        }
    }

    /** What the wallet holds after a request, by arithmetic without bounds; the library must agree. */
    private static BigInteger after(Festival festival, Act act, BigInteger before) {
        BigInteger exact = before.add(change(act.ask()));
        LedgerSnapshot untouched = festival.ledger();
        if (exact.compareTo(MOST) > 0) {
            assertThat(catchThrowable(() -> festival.insist(act))).isInstanceOf(ArithmeticException.class);
            assertThat(festival.ledger()).isEqualTo(untouched);
            return before;
        }
        if (exact.signum() < 0) {
            assertThat(festival.insist(act)).isEqualTo("declined NOT_ENOUGH_MONEY short " + exact.negate());
            return before;
        }
        assertThat(festival.insist(act)).endsWith(", own " + exact + ", grants 0");
        return exact;
    }

    private static BigInteger change(Ask ask) {
        if (ask instanceof Ask.TopUp topUp) {
            return BigInteger.valueOf(topUp.amount());
        } else if (ask instanceof Ask.Correct correct) {
            return BigInteger.valueOf(correct.moves().get(0).amount());
        }
        return ask instanceof Ask.Charge charge
                ? BigInteger.valueOf(-charge.amount())
                : BigInteger.valueOf(-((Ask.Withdraw) ask).amount());
    }

    /** Behind the library's back: no number of requests a test could send would get there. */
    private static void putIntoWallet(LedgerStore store, long own) {
        store.transact(unit -> {
            WalletRow row = unit.lock(Set.of(WALLET), Set.of()).wallets().get(WALLET);
            WalletRow rich = new Sealer(Festival.KEYS).seal(Rows.with(row, "own", own), List.of());
            unit.append(Rows.posting().change(rich).build());
            return own;
        });
    }
}

package com.minsapay.internal.seal;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.bytes;
import static com.minsapay.Given.key;
import static com.minsapay.Given.keys;
import static com.minsapay.Given.macKey;
import static com.minsapay.Given.transaction;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.charge.ChargeRequest;
import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.Keys;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.internal.codec.RowChange;
import com.minsapay.request.Request;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LastChargeRow;
import com.minsapay.spi.TransferRow;
import com.minsapay.spi.UsageRow;
import com.minsapay.spi.WalletRow;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealerTest {
    private static final Bytes PREVIOUS = bytes(32, 5);
    private static final Request CHARGE = charge(500);
    private static final List<Bytes> CARDS = List.of(CARD.value());
    private static final Keys ROTATED =
            Keys.of(macKey("seal-2", 9), macKey("card-1", 2)).withFormer(macKey("seal-1", 1));

    private final Sealer sealer = new Sealer(keys());
    private final WalletRow wallet = sealer.seal(
            new WalletRow(
                    "w-1",
                    "KRW",
                    1_000,
                    300,
                    40,
                    List.of(new GrantRow("school", 200, 10, 5_000_000)),
                    "b=council",
                    false,
                    new UsageRow(
                            7_000_000,
                            600,
                            Optional.of(new LastChargeRow(transaction(9).value(), "booth:b", 500, 8_000_000))),
                    3,
                    PREVIOUS,
                    Bytes.zeros(32)),
            CARDS);
    private final JournalRow sealed = sealer.seal(row(sealer), PREVIOUS);

    static Stream<String> columns() {
        return names(JournalRow.class);
    }

    static Stream<String> walletColumns() {
        return names(WalletRow.class);
    }

    static Stream<String> grantColumns() {
        return names(GrantRow.class);
    }

    static Stream<String> usageColumns() {
        return names(UsageRow.class);
    }

    static Stream<String> lastChargeColumns() {
        return names(LastChargeRow.class);
    }

    static Stream<String> transferColumns() {
        return names(TransferRow.class);
    }

    @Test
    void i07_a_row_is_intact_as_it_was_sealed() {
        assertThat(sealer.isIntact(sealed)).isTrue();
        assertThat(sealed.previous()).isEqualTo(PREVIOUS);
        assertThat(sealed.sealKey()).isEqualTo("seal-1");
        assertThat(sealed.seal().length()).isEqualTo(32);
    }

    /** By reflection, so that a column added later is sealed too, or named here as one that is not. */
    @ParameterizedTest
    @MethodSource("columns")
    void i07_any_changed_column_breaks_the_seal(String column) throws ReflectiveOperationException {
        Object value = JournalRow.class.getDeclaredMethod(column).invoke(sealed);
        for (Object other : others(value)) {
            JournalRow changed = RowChange.with(sealed, column, other);
            boolean isPlaceInTheWholeJournal = column.equals("position");
            assertThat(sealer.isIntact(changed)).as("%s = %s", column, other).isEqualTo(isPlaceInTheWholeJournal);
        }
    }

    @ParameterizedTest
    @MethodSource("transferColumns")
    void i07_any_changed_column_of_a_transfer_breaks_the_seal(String column) throws ReflectiveOperationException {
        TransferRow first = sealed.transfers().get(0);
        for (Object other : others(TransferRow.class.getDeclaredMethod(column).invoke(first))) {
            List<TransferRow> changed = List.of(
                    RowChange.with(first, column, other), sealed.transfers().get(1));
            assertThat(sealer.isIntact(new RowChange(sealed).transfers(changed).row()))
                    .as("%s = %s", column, other)
                    .isFalse();
        }
    }

    @Test
    void i07_an_added_removed_or_swapped_transfer_breaks_the_seal() {
        TransferRow first = sealed.transfers().get(0);
        TransferRow second = sealed.transfers().get(1);
        for (List<TransferRow> changed : List.of(
                List.<TransferRow>of(),
                List.of(first),
                List.of(second),
                List.of(second, first),
                List.of(first, second, second))) {
            assertThat(sealer.isIntact(new RowChange(sealed).transfers(changed).row()))
                    .isFalse();
        }
    }

    @Test
    void another_secret_under_the_same_id_makes_another_seal() {
        Sealer other = new Sealer(Keys.of(macKey("seal-1", 3), macKey("card-1", 2)));
        assertThat(other.isIntact(sealed)).isFalse();
        assertThat(other.seal(row(sealer), PREVIOUS).seal()).isNotEqualTo(sealed.seal());
    }

    @Test
    void after_a_rotation_the_former_key_verifies_and_the_new_one_seals() {
        Sealer rotated = new Sealer(ROTATED);
        assertThat(rotated.isIntact(sealed)).isTrue();

        JournalRow fresh = rotated.seal(row(rotated), PREVIOUS);
        assertThat(fresh.sealKey()).isEqualTo("seal-2");
        assertThat(rotated.isIntact(fresh)).isTrue();
        assertThat(sealer.isIntact(fresh)).as("without the new key").isFalse();
    }

    @Test
    void i07_a_seal_cannot_be_said_to_be_of_another_key() {
        Sealer rotated = new Sealer(ROTATED);
        assertThat(rotated.isIntact(sealed.sealed(PREVIOUS, "seal-2", sealed.seal())))
                .isFalse();
        assertThat(rotated.isIntact(sealed.sealed(PREVIOUS, "card-1", sealed.seal())))
                .isFalse();
    }

    @Test
    void i04_a_request_means_what_was_recorded_also_under_a_rotated_key() {
        for (Sealer any : List.of(sealer, new Sealer(ROTATED))) {
            assertThat(any.meansTheSame(CHARGE, sealed)).isTrue();
            assertThat(any.meansTheSame(charge(501), sealed)).isFalse();
        }
        assertThat(new Sealer(ROTATED).fingerprint(CHARGE)).isNotEqualTo(sealer.fingerprint(CHARGE));
    }

    @Test
    void i04_what_was_recorded_under_a_key_that_is_not_given_is_named() {
        Sealer without = new Sealer(Keys.of(macKey("seal-2", 9), macKey("card-1", 2)));
        assertThatThrownBy(() -> without.meansTheSame(CHARGE, sealed))
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessage("the seal key of transaction 3 of w-1 is not among those given");
    }

    @Test
    void i04_an_outcome_that_was_altered_is_not_repeated() {
        JournalRow altered = new RowChange(sealed).ownAfter(1).row();
        assertThatThrownBy(() -> sealer.meansTheSame(CHARGE, altered))
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessage("transaction 3 of w-1 does not match its seal; verify tells more");
    }

    @ParameterizedTest
    @MethodSource("walletColumns")
    void i07_any_changed_column_of_a_wallet_breaks_its_mac(String column) throws ReflectiveOperationException {
        for (Object other : others(WalletRow.class.getDeclaredMethod(column).invoke(wallet))) {
            assertThat(sealer.isIntact(RowChange.with(wallet, column, other), CARDS))
                    .as("%s = %s", column, other)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("grantColumns")
    void i07_any_changed_column_of_a_grant_breaks_its_wallets_mac(String column) throws ReflectiveOperationException {
        GrantRow grant = wallet.grants().get(0);
        for (Object other : others(GrantRow.class.getDeclaredMethod(column).invoke(grant))) {
            List<GrantRow> changed = List.of(RowChange.with(grant, column, other));
            assertThat(sealer.isIntact(RowChange.with(wallet, "grants", changed), CARDS))
                    .as("%s = %s", column, other)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("usageColumns")
    void i07_any_changed_column_of_what_was_spent_breaks_its_wallets_mac(String column)
            throws ReflectiveOperationException {
        UsageRow usage = wallet.usage();
        for (Object other : others(UsageRow.class.getDeclaredMethod(column).invoke(usage))) {
            assertThat(sealer.isIntact(RowChange.with(wallet, "usage", RowChange.with(usage, column, other)), CARDS))
                    .as("%s = %s", column, other)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("lastChargeColumns")
    void i07_any_changed_column_of_the_last_charge_breaks_its_wallets_mac(String column)
            throws ReflectiveOperationException {
        LastChargeRow charge = wallet.usage().lastCharge().orElseThrow();
        for (Object other : others(LastChargeRow.class.getDeclaredMethod(column).invoke(charge))) {
            UsageRow changed =
                    RowChange.with(wallet.usage(), "lastCharge", Optional.of(RowChange.with(charge, column, other)));
            assertThat(sealer.isIntact(RowChange.with(wallet, "usage", changed), CARDS))
                    .as("%s = %s", column, other)
                    .isFalse();
        }
    }

    @Test
    void i07_a_wallet_is_intact_with_its_own_active_card_only() {
        assertThat(sealer.isIntact(wallet, CARDS)).isTrue();
        for (List<Bytes> others :
                List.of(List.<Bytes>of(), List.of(bytes(32, 9)), List.of(CARD.value(), bytes(32, 9)))) {
            assertThat(sealer.isIntact(wallet, others)).as("%s", others).isFalse();
        }
        List<Bytes> two = List.of(bytes(32, 9), CARD.value());
        assertThat(sealer.isIntact(sealer.seal(wallet, two), List.of(CARD.value(), bytes(32, 9))))
                .as("in whatever order a store gives them")
                .isTrue();
    }

    @Test
    void i07_a_wallet_is_intact_under_a_former_key_and_not_without_it() {
        assertThat(new Sealer(ROTATED).isIntact(wallet, CARDS)).isTrue();
        assertThat(sealer.isIntact(new Sealer(ROTATED).seal(wallet, CARDS), CARDS))
                .isFalse();
    }

    private static JournalRow row(Sealer sealer) {
        return new JournalRow(
                17,
                transaction(1).value(),
                WALLET.value(),
                3,
                CHARGE.key().value(),
                sealer.fingerprint(CHARGE).value(),
                "CHARGE",
                JournalRow.APPROVED,
                "KRW",
                1_000,
                200,
                30,
                4,
                1_000_000,
                2_000_000,
                OptionalLong.of(3_000_000),
                "kim",
                Optional.of(CARD.value()),
                Optional.of(transaction(2).value()),
                "REASON=typed twice",
                Bytes.zeros(32),
                "",
                Bytes.zeros(32),
                List.of(
                        new TransferRow(1, "grant:w-1:school", "booth:tteokbokki", 300),
                        new TransferRow(2, "own:w-1", "booth:tteokbokki", 200)));
    }

    private static Request charge(long amount) {
        return ChargeRequest.of(key("k"), BOOTH, WalletRef.of(CARD), won(amount), KIM);
    }

    /** Fails for a type it does not know, so that a new column must be thought of here. */
    private static List<?> others(Object value) {
        if (value instanceof Long number) {
            return List.of(number + 1, number - 1, number + (1L << 32), -number);
        } else if (value instanceof Boolean flag) {
            return List.of(!flag);
        } else if (value instanceof Integer number) {
            return List.of(number + 1, 0);
        } else if (value instanceof String text) {
            return List.of(text + " ", text.substring(1), "", text.toUpperCase(Locale.ROOT) + "X");
        } else if (value instanceof UUID id) {
            return List.of(
                    new UUID(id.getMostSignificantBits() + 1, id.getLeastSignificantBits()),
                    new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 1));
        } else if (value instanceof Bytes content) {
            byte[] flipped = content.toArray();
            flipped[31] ^= 1;
            return List.of(Bytes.of(flipped), Bytes.of(Arrays.copyOf(flipped, 31)), Bytes.zeros(0));
        } else if (value instanceof UsageRow) {
            return List.of(UsageRow.NONE);
        } else if (value instanceof Optional<?> optional && optional.orElseThrow() instanceof LastChargeRow) {
            return List.of(Optional.empty());
        } else if (value instanceof Optional<?> optional) {
            Object other =
                    optional.orElseThrow() instanceof UUID ? transaction(77).value() : bytes(32, 77);
            return List.of(Optional.empty(), Optional.of(other));
        } else if (value instanceof OptionalLong optional) {
            return List.of(OptionalLong.empty(), OptionalLong.of(optional.orElseThrow() + 1));
        } else if (value instanceof List<?>) {
            return List.of(List.of());
        }
        throw new AssertionError("what else could " + value + " be?");
    }

    private static Stream<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
    }
}

package com.minsapay.internal.audit;

import static com.minsapay.Given.CARD;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_CARD;
import static com.minsapay.Given.bytes;
import static com.minsapay.Given.card;
import static com.minsapay.Given.keys;
import static com.minsapay.Given.macKey;
import static com.minsapay.Given.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.audit.Checkpoint;
import com.minsapay.audit.Finding;
import com.minsapay.audit.Verification;
import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.Keys;
import com.minsapay.internal.codec.Instants;
import com.minsapay.internal.codec.RowChange;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LastChargeRow;
import com.minsapay.spi.TransferRow;
import com.minsapay.spi.UsageRow;
import com.minsapay.spi.WalletRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
    private static final String HOUSE = JournalRow.HOUSE;
    private static final SmallLedger LEDGER = new SmallLedger(keys());

    private final TamperedView view = LEDGER.copy();

    /** A way to tamper, and all that must be found. */
    private record Case(String name, Consumer<TamperedView> tamper, List<String> findings) {
        @Override
        public String toString() {
            return name;
        }
    }

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    @Test
    void an_untouched_ledger_verifies() {
        Verification verification = verify();
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.verified()).isTrue();
        assertThat(verification.transactions()).isEqualTo(15);
        assertThat(verification.wallets()).isEqualTo(2);
        assertThat(verification.checkpoint()).isEqualTo(Verifier.checkpoint(view));
        assertThat(verification.checkpoint().position()).isEqualTo(15);
    }

    static Stream<Case> editedTransactions() {
        String third = "journal: transaction 3 of w-1: ";
        return Stream.of(
                of("who did it", v -> v.edit("w-1", 3, r -> r.operator("lee")), third + "does not match its seal"),
                of("its amount", v -> v.edit("w-1", 3, VerifierTest::dearer), third + "does not match its seal"),
                of("what was left", v -> v.edit("w-1", 3, r -> r.ownAfter(1)), third + "does not match its seal"),
                of("its key", v -> v.edit("w-1", 3, r -> r.key("key-99")), third + "does not match its seal"),
                of(
                        "its outcome",
                        v -> v.edit("w-1", 3, r -> r.status("CARD_BLOCKED").transfers(List.of())),
                        third + "does not match its seal"),
                of(
                        "its kind, to one that is unknown",
                        v -> v.edit("w-1", 3, r -> r.kind("GIFT")),
                        third + "does not match its seal",
                        third + "cannot be read: transaction 3 of w-1 holds what this library never writes"),
                of("its currency", v -> v.edit("w-1", 3, r -> r.currency("USD")), third + "does not match its seal"),
                of(
                        "its place in the whole journal",
                        v -> v.edit("w-1", 3, r -> r.position(1)),
                        third + "stands in the journal before the one it follows"),
                of(
                        "its seal",
                        v -> v.journal.set(
                                v.journal.indexOf(v.row("w-1", 3)),
                                v.row("w-1", 3).sealed(v.row("w-1", 2).seal(), "seal-1", bytes(32, 1))),
                        third + "does not match its seal"),
                of(
                        "the seal it follows",
                        v -> v.edit("w-1", 3, r -> r.previous(bytes(32, 1))),
                        third + "does not match its seal"),
                of(
                        "its transfers are gone",
                        v -> v.edit("w-1", 2, r -> r.transfers(List.of())),
                        "journal: transaction 2 of w-1: does not match its seal"),
                of(
                        "its chain",
                        v -> v.edit("w-2", 2, r -> r.chain("w-3")),
                        "journal: transactions 2 to 2 of w-2: are missing, or transaction 3 does not belong here",
                        "journal: transactions 1 to 1 of w-3: are missing, or transaction 2 does not belong here",
                        "journal: transaction 2 of w-3: cannot be read: transaction 2 of w-3 holds what this library never writes",
                        "wallet: w-3: is missing, though it has transactions"),
                of(
                        "the house's",
                        v -> v.edit(HOUSE, 4, r -> r.operator("lee")),
                        "journal: transaction 4 of !house: does not match its seal"),
                of(
                        "a booth's name where it joined",
                        v -> v.edit(HOUSE, 1, r -> r.details("ACCOUNT=booth:tteokbokki\nNAME=어묵")),
                        "journal: transaction 1 of !house: does not match its seal",
                        "account: booth:tteokbokki: is not as it was opened"));
    }

    static Stream<Case> removedTransactions() {
        return Stream.of(
                of(
                        "in the middle",
                        v -> v.journal.remove(v.row("w-1", 3)),
                        "journal: transactions 3 to 3 of w-1: are missing, or transaction 4 does not belong here"),
                of(
                        "two in a row",
                        v -> v.journal.removeAll(List.of(v.row("w-1", 2), v.row("w-1", 3))),
                        "journal: transactions 2 to 3 of w-1: are missing, or transaction 4 does not belong here"),
                of(
                        "the first",
                        v -> v.journal.remove(v.row("w-2", 1)),
                        "journal: transactions 1 to 1 of w-2: are missing, or transaction 2 does not belong here"),
                of(
                        "the last",
                        v -> v.journal.remove(v.row("w-2", 5)),
                        "wallet: w-2: should end at transaction 5, its chain ends at 4",
                        "wallet: w-2: holds something else than its transactions give"),
                of(
                        "the last of the house",
                        v -> v.journal.remove(v.row(HOUSE, 4)),
                        "house: the chain's head: should be transaction 4, the chain ends at 3"),
                of(
                        "an account's opening",
                        v -> v.journal.remove(v.row(HOUSE, 2)),
                        "journal: transactions 2 to 2 of !house: are missing, or transaction 3 does not belong here",
                        "account: desk:main: is in no transaction"),
                of(
                        "a card's linking",
                        v -> v.journal.remove(v.row("w-2", 3)),
                        "journal: transactions 3 to 3 of w-2: are missing, or transaction 4 does not belong here"),
                of(
                        "a card's replacement",
                        v -> v.journal.remove(v.row("w-1", 6)),
                        "wallet: w-1: should end at transaction 6, its chain ends at 5",
                        "card: of wallet w-1, REPLACED: is not as its wallet's transactions say",
                        "card: of wallet w-1, ACTIVE: is in no transaction"),
                of(
                        "a whole wallet's",
                        v -> v.journal.removeIf(row -> row.chain().equals("w-2")),
                        "wallet: w-2: has no transactions",
                        "card: of wallet w-2, BLOCKED: is in no transaction"));
    }

    static Stream<Case> insertedTransactions() {
        return Stream.of(
                of(
                        "at a place that is taken",
                        v -> v.journal.add(forged(v.row("w-1", 3), 3)),
                        "journal: transaction 3 of w-1: stands where another transaction does"),
                of(
                        "at the end",
                        v -> v.journal.add(forged(v.row("w-1", 2), 7)),
                        "journal: transaction 7 of w-1: does not match its seal",
                        "wallet: w-1: should end at transaction 6, its chain ends at 7",
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "at the end, with the wallet to match",
                        v -> {
                            JournalRow forged = forged(v.row("w-1", 2), 7);
                            v.journal.add(forged);
                            v.wallets.set(
                                    0,
                                    new WalletRow(
                                            "w-1",
                                            "KRW",
                                            forged.ownAfter(),
                                            0,
                                            0,
                                            List.of(new GrantRow("school", forged.grantedAfter(), 0, GrantRow.NEVER)),
                                            7,
                                            forged.seal(),
                                            v.wallets.get(0).mac()));
                        },
                        "journal: transaction 7 of w-1: does not match its seal",
                        "wallet: w-1: does not match its MAC"),
                of(
                        "in a chain of its own",
                        v -> v.journal.add(new RowChange(forged(v.row("w-2", 1), 1))
                                .chain("w-9")
                                .row()),
                        "journal: transaction 1 of w-9: does not match its seal",
                        "wallet: w-9: is missing, though it has transactions"),
                of(
                        "in the house's chain",
                        v -> v.journal.add(forged(v.row(HOUSE, 4), 5)),
                        "journal: transaction 5 of !house: does not match its seal",
                        "house: the chain's head: should be transaction 4, the chain ends at 5"));
    }

    static Stream<Case> otherTables() {
        return Stream.of(
                of(
                        "wallet: own",
                        v -> v.edit(v.wallets, 0, "own", 1L),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: held",
                        v -> v.edit(v.wallets, 0, "held", 1L),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: closed",
                        v -> v.edit(v.wallets, 0, "closed", true),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: a free pass inserted",
                        v -> v.edit(v.wallets, 0, "passes", "tteokbokki=council"),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: owed",
                        v -> v.edit(v.wallets, 0, "owed", 1L),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: currency",
                        v -> v.edit(v.wallets, 0, "currency", "USD"),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: a grant's amount",
                        v -> v.edit(
                                v.wallets,
                                0,
                                "grants",
                                List.of(RowChange.with(v.wallets.get(0).grants().get(0), "amount", 1L))),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: what is held of a grant",
                        v -> v.edit(
                                v.wallets,
                                0,
                                "grants",
                                List.of(RowChange.with(v.wallets.get(0).grants().get(0), "held", 1L))),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: a grant's expiry",
                        v -> v.edit(
                                v.wallets,
                                0,
                                "grants",
                                List.of(RowChange.with(v.wallets.get(0).grants().get(0), "expiresAt", GrantRow.NEVER))),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: a grant is gone",
                        v -> v.edit(v.wallets, 0, "grants", List.of()),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: number",
                        v -> v.edit(v.wallets, 0, "number", 5L),
                        "wallet: w-1: should end at transaction 5, its chain ends at 6"),
                of(
                        "wallet: seal",
                        v -> v.edit(v.wallets, 0, "seal", bytes(32, 1)),
                        "wallet: w-1: should end at transaction 6, its chain ends at 6"),
                of(
                        "wallet: MAC",
                        v -> v.edit(v.wallets, 0, "mac", bytes(32, 1)),
                        "wallet: w-1: does not match its MAC"),
                of(
                        "wallet: the last charge is gone",
                        v -> v.edit(v.wallets, 0, "usage", UsageRow.NONE),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: the last charge's transaction",
                        v -> editLastCharge(v, "id", new UUID(0, 77)),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: the last charge's booth",
                        v -> editLastCharge(v, "booth", "booth:hotteok"),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: the last charge's amount",
                        v -> editLastCharge(v, "amount", 1L),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: when the last charge happened",
                        v -> editLastCharge(v, "happenedAt", 1L),
                        "wallet: w-1: holds something else than its transactions give"),
                of(
                        "wallet: what it spent in a day",
                        v -> editUsage(v, "spent", 1L),
                        "wallet: w-1: does not match its MAC"),
                of(
                        "wallet: which day it spent it in",
                        v -> editUsage(v, "day", Instants.micros(NOON)),
                        "wallet: w-1: does not match its MAC"),
                of("wallet: deleted", v -> v.wallets.remove(0), "wallet: w-1: is missing, though it has transactions"),
                of(
                        "wallet: inserted between",
                        v -> v.wallets.add(
                                new WalletRow("w-10", "KRW", 0, 0, 0, List.of(), 0, bytes(32, 0), bytes(32, 0))),
                        "wallet: w-10: has no transactions"),
                of(
                        "wallet: inserted at the end",
                        v -> v.wallets.add(
                                new WalletRow("z", "KRW", 0, 0, 0, List.of(), 0, bytes(32, 0), bytes(32, 0))),
                        "wallet: z: has no transactions"),
                of(
                        "card: status",
                        v -> v.edit(v.cards, v.indexOf(card(3)), "status", "ACTIVE"),
                        "card: of wallet w-2, ACTIVE: is not as its wallet's transactions say"),
                of(
                        "card: since",
                        v -> v.edit(v.cards, v.indexOf(card(3)), "since", Instants.micros(NOON) + 1),
                        "card: of wallet w-2, BLOCKED: is not as its wallet's transactions say"),
                of(
                        "card: wallet",
                        v -> v.edit(v.cards, v.indexOf(OTHER_CARD), "wallet", "w-2"),
                        "card: of wallet w-2, ACTIVE: is not as its wallet's transactions say"),
                of(
                        "card: id",
                        v -> v.edit(v.cards, v.indexOf(CARD), "id", bytes(32, 77)),
                        "card: of wallet w-1, REPLACED: is in no transaction",
                        "card: of wallet w-1, REPLACED: is missing"),
                of("card: deleted", v -> v.cards.remove(v.indexOf(CARD)), "card: of wallet w-1, REPLACED: is missing"),
                of(
                        "card: inserted",
                        v -> v.cards.add(new CardRow(bytes(32, 77), "w-1", "ACTIVE", 0)),
                        "card: of wallet w-1, ACTIVE: is in no transaction"),
                of(
                        "card: inserted for a wallet that there is not",
                        v -> v.cards.add(new CardRow(bytes(32, 77), "w-10", "ACTIVE", 0)),
                        "card: of wallet w-10, ACTIVE: is in no transaction"),
                of(
                        "account: name",
                        v -> v.edit(v.accounts, 0, "name", "어묵"),
                        "account: booth:tteokbokki: is not as it was opened"),
                of(
                        "account: expiry",
                        v -> v.edit(v.accounts, 2, "expiresAt", GrantRow.NEVER),
                        "account: fund:school: is not as it was opened"),
                of("account: deleted", v -> v.accounts.remove(0), "account: booth:tteokbokki: is missing"),
                of(
                        "account: inserted",
                        v -> v.accounts.add(new AccountRow("booth:mine", "x", GrantRow.NEVER)),
                        "account: booth:mine: is in no transaction"),
                of(
                        "house: number",
                        v -> v.house = new ChainHead(3, v.house.seal()),
                        "house: the chain's head: should be transaction 3, the chain ends at 4"),
                of(
                        "house: seal",
                        v -> v.house = new ChainHead(4, bytes(32, 1)),
                        "house: the chain's head: should be transaction 4, the chain ends at 4"),
                of(
                        "key check: edited",
                        v -> v.edit(v.keyChecks, v.indexOfCheck("seal"), "check", bytes(32, 1)),
                        "key check: seal seal-1: is not that of a key given"),
                of(
                        "key check: of a purpose that there is not",
                        v -> v.edit(v.keyChecks, v.indexOfCheck("seal"), "purpose", "sealx"),
                        "key check: sealx seal-1: is not that of a key given",
                        "key check: seal seal-1: is missing"),
                of(
                        "key check: deleted",
                        v -> v.keyChecks.remove(v.indexOfCheck("card")),
                        "key check: card card-1: is missing"),
                of(
                        "key check: inserted",
                        v -> v.keyChecks.add(new KeyCheckRow("seal", "mine", bytes(32, 1))),
                        "key check: seal mine: is not that of a key given"),
                of(
                        "a row that belongs to nothing",
                        v -> v.strays.add("transfer: 1 of 0000"),
                        "transfer: 1 of 0000: belongs to nothing"));
    }

    @ParameterizedTest
    @MethodSource({"editedTransactions", "removedTransactions", "insertedTransactions", "otherTables"})
    void i07_what_was_tampered_with_is_named_and_nothing_else(Case tampering) {
        tampering.tamper().accept(view);
        Verification verification = verify();
        assertThat(verification.findings())
                .extracting(Finding::toString)
                .containsExactlyInAnyOrderElementsOf(tampering.findings());
        assertThat(verification.problems()).isEqualTo(tampering.findings().size());
        assertThat(verification.verified()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {HOUSE, "w-1", "w-2"})
    void i07_a_row_that_cannot_be_read_is_named_and_nothing_else(String chain) {
        view.unreadable = row -> row.chain().equals(chain) && row.number() == 2;
        assertThat(verify().findings())
                .extracting(Finding::toString)
                .containsExactly("ledger: cannot be read any further: row "
                        + view.row(chain, 2).position() + " must be readable, was not");
    }

    @Test
    void i07_two_swapped_transactions_are_both_named() {
        view.edit("w-1", 2, row -> row.number(99));
        view.edit("w-1", 3, row -> row.number(2));
        view.edit("w-1", 99, row -> row.number(3));
        assertThat(verify().findings())
                .extracting(Finding::where)
                .contains("journal: transaction 2 of w-1", "journal: transaction 3 of w-1")
                .allMatch(where -> where.startsWith("journal: "));
    }

    @Test
    void i02_a_broken_chain_does_not_hide_a_changed_wallet() {
        view.edit("w-1", 3, row -> row.operator("lee"));
        view.edit(view.wallets, 0, "own", 1_000_000L);
        assertThat(verify().findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "journal: transaction 3 of w-1: does not match its seal",
                        "wallet: w-1: holds something else than its transactions give");
    }

    /** Whoever has the seal key could do this, or a bug of this library. */
    @Test
    void i02_a_balance_that_does_not_follow_is_named_once_even_if_its_seal_matches() {
        reseal("w-1", 3, row -> row.ownAfter(8_999));
        assertThat(verify().findings())
                .extracting(Finding::toString)
                .containsExactly("journal: transaction 3 of w-1: says another balance than its chain gives");
    }

    @Test
    void i02_a_payment_that_goes_below_zero_is_named_even_if_its_seal_matches() {
        reseal("w-1", 3, VerifierTest::dearer);
        assertThat(verify().findings())
                .extracting(Finding::toString)
                .containsExactly("journal: transaction 3 of w-1: would leave a part of the wallet below zero");
    }

    @Test
    void findings_are_counted_beyond_those_that_are_named() {
        for (int i = 0; i < 150; i++) {
            view.strays.add("transfer: 1 of " + i);
        }
        Verification verification = verify();
        assertThat(verification.findings()).hasSize(Verification.MOST_FINDINGS);
        assertThat(verification.problems()).isEqualTo(150);
    }

    @Test
    void a_ledger_sealed_under_two_keys_verifies_with_both_and_only_with_both() {
        try (SmallLedger ledger = new SmallLedger(keys())) {
            Keys rotated = Keys.of(macKey("seal-2", 9), macKey("card-1", 2));
            ledger.restart(rotated.withFormer(macKey("seal-1", 1)));
            ledger.topUp(1);
            assertThat(ledger.pay().verify().findings()).isEmpty();
            assertThat(ledger.copy().row("w-1", 7).sealKey()).isEqualTo("seal-2");

            TamperedView forgetful = ledger.copy();
            forgetful.keyChecks.removeIf(check -> check.keyId().equals("seal-1"));
            assertThat(new Verifier(forgetful, rotated.withFormer(macKey("seal-1", 1)), Optional.empty())
                            .verify()
                            .findings())
                    .extracting(Finding::toString)
                    .containsExactly("key check: seal seal-1: is missing");

            assertThat(new Verifier(ledger.copy(), rotated, Optional.empty())
                            .verify()
                            .findings())
                    .extracting(Finding::where)
                    .contains("journal: transaction 1 of !house", "journal: transaction 6 of w-1")
                    .contains("key check: seal seal-1")
                    .doesNotContain("journal: transaction 7 of w-1");
        }
    }

    @Test
    void i07_an_earlier_copy_put_back_is_found_by_a_later_checkpoint() {
        try (SmallLedger ledger = new SmallLedger(keys())) {
            TamperedView earlier = ledger.copy();
            Checkpoint before = ledger.pay().checkpoint();
            ledger.topUp(1);
            Checkpoint after = ledger.pay().checkpoint();

            assertThat(verify(earlier, before).findings()).isEmpty();
            assertThat(verify(earlier, after).findings())
                    .extracting(Finding::toString)
                    .containsExactly(
                            "checkpoint: 16: the ledger does not contain what it did then; it may be an earlier copy");
        }
    }

    @Test
    void a_ledger_that_grew_still_contains_every_earlier_checkpoint() {
        try (SmallLedger ledger = new SmallLedger(keys())) {
            List<Checkpoint> checkpoints = LongStream.rangeClosed(1, 5)
                    .mapToObj(amount -> {
                        ledger.topUp(amount);
                        return ledger.pay().checkpoint();
                    })
                    .toList();
            assertThat(checkpoints).doesNotHaveDuplicates();
            assertThat(checkpoints)
                    .allSatisfy(checkpoint -> assertThat(verify(ledger.copy(), Checkpoint.parse(checkpoint.toString()))
                                    .findings())
                            .isEmpty());
        }
    }

    @Test
    void i07_one_wallet_put_back_to_an_earlier_copy_is_found_by_a_checkpoint_only() {
        Checkpoint checkpoint = Verifier.checkpoint(view);
        WalletRow asTheJournalSays = cutBack();
        view.wallets.set(0, new Sealer(keys()).seal(asTheJournalSays, List.of(CARD.value())));

        assertThat(verify().findings()).isEmpty();
        assertThat(verify(view, checkpoint).findings())
                .extracting(Finding::where)
                .containsExactly("checkpoint: 15");
    }

    @Test
    void i07_one_wallet_put_back_to_what_the_journal_says_does_not_match_its_mac() {
        view.wallets.set(0, cutBack());
        assertThat(verify().findings())
                .extracting(Finding::toString)
                .containsExactly("wallet: w-1: does not match its MAC");
    }

    private static void editUsage(TamperedView view, String column, Object value) {
        view.edit(view.wallets, 0, "usage", RowChange.with(view.wallets.get(0).usage(), column, value));
    }

    private static void editLastCharge(TamperedView view, String column, Object value) {
        LastChargeRow charge = view.wallets.get(0).usage().lastCharge().orElseThrow();
        editUsage(view, "lastCharge", Optional.of(RowChange.with(charge, column, value)));
    }

    /** Cuts the first wallet's chain, puts its card back, and tells what the wallet was then. */
    private WalletRow cutBack() {
        JournalRow before = view.row("w-1", 3);
        view.journal.removeIf(row -> row.chain().equals("w-1") && row.number() > 3);
        view.cards.removeIf(row -> row.wallet().equals("w-1"));
        view.cards.add(new CardRow(CARD.value(), "w-1", "ACTIVE", Instants.micros(NOON)));
        GrantRow spent = RowChange.with(view.wallets.get(0).grants().get(0), "amount", 0L);
        Bytes mac = view.wallets.get(0).mac();
        WalletRow then = new WalletRow("w-1", "KRW", before.ownAfter(), 0, 0, List.of(spent), 3, before.seal(), mac);
        return RowChange.with(then, "usage", view.wallets.get(0).usage());
    }

    @Test
    void i07_accounts_that_moved_money_must_have_been_opened() {
        view.journal.removeIf(row -> row.chain().equals(HOUSE));
        view.accounts.clear();
        view.house = ChainHead.EMPTY;
        assertThat(verify().findings())
                .extracting(Finding::toString)
                .contains(
                        "account: booth:tteokbokki: has moved money, and was never opened",
                        "account: desk:main: has moved money, and was never opened",
                        "account: fund:school: has moved money, and was never opened");
    }

    @Test
    void an_empty_ledger_has_a_checkpoint_that_every_ledger_contains() {
        view.journal.clear();
        Checkpoint empty = Verifier.checkpoint(view);
        assertThat(empty.position()).isZero();
        assertThat(verify(LEDGER.copy(), empty).findings()).isEmpty();
    }

    private Verification verify() {
        return new Verifier(view, keys(), Optional.empty()).verify();
    }

    private static Verification verify(TamperedView view, Checkpoint earlier) {
        return new Verifier(view, keys(), Optional.of(earlier)).verify();
    }

    /** Changes a transaction and seals it and all that follow it again. */
    private void reseal(String chain, long number, UnaryOperator<RowChange> how) {
        view.edit(chain, number, how);
        Sealer sealer = new Sealer(keys());
        JournalRow before = view.row(chain, number - 1);
        for (long next = number; next <= view.wallets.get(0).number(); next++) {
            JournalRow row = view.row(chain, next);
            JournalRow sealed = sealer.seal(row, before.seal());
            view.journal.set(view.journal.indexOf(row), sealed);
            before = sealed;
        }
        view.edit(view.wallets, 0, "seal", before.seal());
        view.wallets.set(0, sealer.seal(view.wallets.get(0), List.of(OTHER_CARD.value())));
    }

    private static RowChange dearer(RowChange change) {
        List<TransferRow> transfers = change.row().transfers();
        return change.transfers(List.of(transfers.get(0), RowChange.with(transfers.get(1), "amount", 100_000L)));
    }

    private static JournalRow forged(JournalRow like, long number) {
        JournalRow numbered =
                new RowChange(like).number(number).key("forged").position(99).row();
        return RowChange.with(numbered, "id", transaction(4_711).value());
    }

    private static Case of(String name, Consumer<TamperedView> tamper, String... findings) {
        return new Case(name, tamper, List.of(findings));
    }
}

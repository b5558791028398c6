package com.minsapay.internal.audit;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.LEE;
import static com.minsapay.Given.OTHER_BOOTH;
import static com.minsapay.Given.OTHER_CARD;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.bytes;
import static com.minsapay.Given.key;
import static com.minsapay.Given.keys;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.audit.Finding;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.crypto.Bytes;
import com.minsapay.day.CloseDayRequest;
import com.minsapay.desk.CountRequest;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.internal.codec.Closing;
import com.minsapay.internal.codec.RowChange;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.internal.report.Reports;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.ledger.Sums;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.Transfer;
import com.minsapay.outcome.Outcome;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.request.Books;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LastChargeRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.TransferRow;
import com.minsapay.spi.UsageRow;
import com.minsapay.spi.WalletRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What verification says of closes, on a ledger with three of them and a charge before each. */
class BooksWalkTest {
    private static final SmallLedger LEDGER = closedThrice();
    private static final Sealer SEALER = new Sealer(keys());

    private final TamperedView view = LEDGER.copy();

    private static SmallLedger closedThrice() {
        SmallLedger ledger = new SmallLedger(keys());
        ledger.pay()
                .correct(new CorrectionRequest(
                        key("explained"),
                        List.of(new Transfer(AccountId.overShort(), AccountId.suspense(), won(50))),
                        "explained",
                        KIM,
                        LEE));
        ledger.pay().count(new CountRequest(key("count"), DESK, won(14_000), KIM));
        for (int day = 1; day <= 3; day++) {
            ledger.pay()
                    .charge(ChargeRequest.of(key("charge-" + day), BOOTH, WalletRef.of(OTHER_WALLET), won(100), KIM));
            assertThat(ledger.pay().closeDay(new CloseDayRequest(key("close-" + day), KIM)))
                    .isInstanceOf(Outcome.Approved.class);
        }
        return ledger;
    }

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    @Test
    void closes_that_were_left_alone_are_as_the_journal_gives_them() {
        assertThat(findings()).isEmpty();
    }

    /** A wallet put back to an earlier copy, with its journal: every seal of it holds. */
    @Test
    void a_wallet_put_back_to_before_a_cut_makes_the_close_not_fit() {
        putBack(OTHER_WALLET.value(), number("charge-2") - 1);

        assertThat(findings())
                .as("each by what was committed since the one before")
                .containsExactly(problem("close-2"), problem("close-3"));
    }

    /** No sum tells: no money moved since the copy. Its row, its card and its chain are genuine. */
    @Test
    void a_blocked_card_put_back_with_its_wallet_makes_the_last_close_not_fit() {
        try (SmallLedger ledger = closedThrice()) {
            TamperedView copy = ledger.copy();
            ledger.pay().blockCard(new BlockCardRequest(key("block"), OTHER_CARD, KIM));
            ledger.pay().charge(ChargeRequest.of(key("charge-4"), BOOTH, WalletRef.of(OTHER_WALLET), won(1), KIM));
            ledger.pay().closeDay(new CloseDayRequest(key("close-4"), KIM));
            TamperedView later = ledger.copy();
            putBack(later, copy, WALLET.value());
            assertThat(findings(later))
                    .containsExactly(new Finding(
                            "journal: transaction "
                                    + last(later, JournalRow.HOUSE).number() + " of " + JournalRow.HOUSE,
                            "says another digest than the transactions up to its cut give"));
        }
    }

    @Test
    void what_comes_after_the_last_cut_does_not_change_its_digest() {
        try (SmallLedger ledger = closedThrice()) {
            ledger.pay().blockCard(new BlockCardRequest(key("block"), OTHER_CARD, KIM));
            ledger.pay().charge(ChargeRequest.of(key("declined"), BOOTH, WalletRef.of(OTHER_CARD), won(1), KIM));
            ledger.pay()
                    .openWallet(new OpenWalletRequest(
                            key("first"), WalletId.of("a"), Optional.empty(), Optional.empty(), KIM));
            ledger.pay().openAccount(OpenAccountRequest.booth(key("booth"), OTHER_BOOTH, "음료", KIM));
            ledger.topUp(700);

            assertThat(findings(ledger.copy())).isEmpty();
        }
    }

    @Test
    void a_wallet_put_back_to_behind_the_last_cut_is_not_seen() {
        SmallLedger ledger = closedThrice();
        ledger.topUp(700);
        TamperedView later = ledger.copy();
        ledger.close();
        putBack(later, WALLET.value(), ledgerLength(later) - 1);

        assertThat(findings(later)).isEmpty();
    }

    @Test
    void a_count_that_was_moved_to_behind_a_top_up_does_not_count_the_till() {
        SmallLedger ledger = closedThrice();
        ledger.pay().count(new CountRequest(key("count-2"), DESK, won(14_000), KIM));
        ledger.topUp(700);
        TamperedView later = ledger.copy();
        ledger.close();
        JournalRow count = last(later, JournalRow.HOUSE);
        JournalRow topUp = last(later, WALLET.value());
        later.journal.set(later.journal.indexOf(count), count.at(topUp.position()));
        later.journal.set(later.journal.indexOf(topUp), topUp.at(count.position()));

        Books books = new Verifier(later, keys(), Optional.empty()).books(() -> new Sums(KRW, Map.of()));
        assertThat(books.problems()).isZero();
        assertThat(books.uncounted()).containsExactly(DESK);
    }

    @Test
    void a_transaction_that_was_moved_to_behind_the_cut_makes_both_closes_not_fit() {
        JournalRow charge = row("charge-2");
        JournalRow close = row("close-2");
        view.journal.set(view.journal.indexOf(charge), charge.at(close.position()));
        view.journal.set(view.journal.indexOf(close), close.at(charge.position()));

        assertThat(findings()).containsExactly(problem("close-2"), problem("close-3"));
    }

    /** An empty card is sealed as none is, and is none that can be read. */
    @Test
    void a_close_that_cannot_be_read_is_named_and_hides_nothing_else() {
        int close = view.journal.indexOf(row("close-2"));
        view.edit(view.journal, close, "card", Optional.of(Bytes.of(new byte[0])));
        JournalRow charge = row("charge-1");
        view.edit(charge.chain(), charge.number(), row -> row.operator("mallory"));

        assertThat(findings())
                .extracting(Finding::where)
                .contains(where("close-2"), "journal: transaction " + charge.number() + " of " + charge.chain());
    }

    @Test
    void a_row_that_is_named_itself_does_not_make_its_close_be_named_too() {
        JournalRow charge = row("charge-2");
        view.edit(charge.chain(), charge.number(), row -> row.transfers(List.of()));

        assertThat(findings())
                .containsExactly(new Finding(
                        "journal: transaction " + charge.number() + " of " + charge.chain(),
                        "does not match its seal"));
    }

    @Test
    void a_deleted_row_is_named_once() {
        JournalRow charge = row("charge-2");
        view.journal.remove(charge);
        assertThat(findings())
                .containsExactly(new Finding(
                        "journal: transactions " + charge.number() + " to " + charge.number() + " of " + charge.chain(),
                        "are missing, or transaction " + (charge.number() + 1) + " does not belong here"));

        TamperedView other = LEDGER.copy();
        other.journal.remove(last(other, OTHER_WALLET.value()));
        assertThat(findings(other)).extracting(Finding::where).containsOnly("wallet: " + OTHER_WALLET);
    }

    @Test
    void a_row_whose_seal_was_edited_is_named_once() {
        JournalRow last = last(view, OTHER_WALLET.value());
        view.journal.set(view.journal.indexOf(last), RowChange.with(last, "seal", bytes(32, 1)));

        assertThat(findings())
                .extracting(Finding::where)
                .containsExactly(
                        "journal: transaction " + last.number() + " of " + OTHER_WALLET, "wallet: " + OTHER_WALLET);
    }

    @Test
    void a_close_that_was_altered_is_named_once() {
        JournalRow close = row("close-2");
        view.edit(
                close.chain(),
                close.number(),
                row -> row.details(close.details().replace("booth=8200", "booth=8100")));

        assertThat(findings()).containsExactly(new Finding(where("close-2"), "does not match its seal"));
    }

    @Test
    void a_library_that_closed_with_wrong_sums_or_a_gap_is_found_out() {
        resealLast(row("close-3").details().replace("booth=8300", "booth=8400"));
        assertThat(findings()).containsExactly(problem("close-3"));

        Closing third = closing("close-3");
        resealLast(row("close-3")
                .details()
                .replace("CUT_BEFORE=" + third.cutBefore(), "CUT_BEFORE=" + (third.cutBefore() + 1)));
        assertThat(findings())
                .extracting(Finding::problem)
                .containsExactly(
                        "closes from " + (third.cutBefore() + 1) + ", the close before it up to " + third.cutBefore());
    }

    /** With the ledger's own key: what a wrong program would have written. */
    private void resealLast(String details) {
        JournalRow close = row("close-3");
        view.edit(close.chain(), close.number(), row -> row.details(details));
        JournalRow edited = view.row(close.chain(), close.number());
        JournalRow sealed = SEALER.seal(edited, edited.previous());
        view.journal.set(view.journal.indexOf(edited), sealed);
        view.house = new ChainHead(sealed.number(), sealed.seal());
    }

    private void putBack(String wallet, long number) {
        putBack(view, wallet, number);
    }

    /** The wallet with its chain and its cards, as an old backup has them. */
    private static void putBack(TamperedView view, TamperedView copy, String wallet) {
        view.journal.removeIf(row -> row.chain().equals(wallet));
        view.wallets.removeIf(row -> row.id().equals(wallet));
        view.cards.removeIf(card -> card.wallet().equals(wallet));
        copy.journal.stream().filter(row -> row.chain().equals(wallet)).forEach(view.journal::add);
        copy.wallets.stream().filter(row -> row.id().equals(wallet)).forEach(view.wallets::add);
        copy.cards.stream().filter(card -> card.wallet().equals(wallet)).forEach(view.cards::add);
    }

    /** The wallet's row as it was sealed then. */
    private static void putBack(TamperedView view, String wallet, long number) {
        view.journal.removeIf(row -> row.chain().equals(wallet) && row.number() > number);
        JournalRow last = view.row(wallet, number);
        WalletRow now = view.wallets.stream()
                .filter(row -> row.id().equals(wallet))
                .findFirst()
                .orElseThrow();
        WalletRow then = new WalletRow(
                wallet,
                now.currency(),
                last.ownAfter(),
                last.heldAfter(),
                last.owedAfter(),
                now.grants(),
                now.passes(),
                now.closed(),
                new UsageRow(now.usage().day(), now.usage().spent(), lastCharge(view, wallet)),
                number,
                last.seal(),
                now.mac());
        List<Bytes> active = view.cards.stream()
                .filter(card -> card.wallet().equals(wallet) && card.status().equals(CardRow.ACTIVE))
                .map(CardRow::id)
                .toList();
        view.wallets.set(view.wallets.indexOf(now), SEALER.seal(then, active));
    }

    private static Optional<LastChargeRow> lastCharge(TamperedView view, String wallet) {
        return view.journal.stream()
                .filter(row -> row.chain().equals(wallet)
                        && row.isApproved()
                        && row.kind().equals("CHARGE"))
                .max(Comparator.comparingLong(JournalRow::number))
                .map(row -> new LastChargeRow(
                        row.id(),
                        row.transfers().get(0).to(),
                        row.transfers().stream().mapToLong(TransferRow::amount).sum(),
                        row.happenedAt()));
    }

    private static JournalRow last(TamperedView view, String chain) {
        return view.journal.stream()
                .filter(row -> row.chain().equals(chain))
                .max(Comparator.comparing(JournalRow::number))
                .orElseThrow();
    }

    private static long ledgerLength(TamperedView view) {
        return view.journal.stream()
                .filter(row -> row.chain().equals(WALLET.value()))
                .count();
    }

    /** A transfer that went to another booth changes no sum of booths. */
    @Test
    void a_sheet_of_what_was_altered_is_not_printed() {
        TransactionId close = new TransactionId(row("close-2").id());
        assertThat(reports().sheet(close)).isPresent();
        JournalRow charge = row("charge-1");
        view.edit(
                charge.chain(),
                charge.number(),
                row -> row.transfers(List.of(new TransferRow(1, "own:w-2", "booth:another", 100))));

        assertThatThrownBy(() -> reports().sheet(close))
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessageContaining("does not match its seal");
        assertThat(reports().closes()).hasSize(3);
    }

    @Test
    void a_sheet_is_not_printed_if_its_sums_are_not_those_of_what_is_there() {
        TransactionId close = new TransactionId(row("close-2").id());
        putBack(OTHER_WALLET.value(), number("charge-2") - 1);

        assertThatThrownBy(() -> reports().sheet(close))
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessageContaining("a close must say");
    }

    @Test
    void closes_of_which_one_was_altered_are_not_listed() {
        JournalRow close = row("close-2");
        view.edit(close.chain(), close.number(), row -> row.operator("mallory"));

        assertThatThrownBy(() -> reports().closes()).isInstanceOf(LedgerCorruptException.class);
    }

    private Reports reports() {
        return new Reports(new StoreOf(view), KRW, SEALER);
    }

    /** Shows one view, and takes nothing. */
    private record StoreOf(LedgerView shown) implements LedgerStore {
        @Override
        public <T> T transact(Function<LedgerUnit, T> work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LedgerView view() {
            return shown;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private long number(String key) {
        return row(key).number();
    }

    private JournalRow row(String key) {
        return view.journal.stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Closing closing(String key) {
        return Closing.of(RowCodec.toTransaction(row(key)));
    }

    private String where(String key) {
        return "journal: transaction " + number(key) + " of " + JournalRow.HOUSE;
    }

    private Finding problem(String key) {
        return new Finding(where(key), "says other sums than the transactions up to its cut give");
    }

    private List<Finding> findings() {
        return findings(view);
    }

    private static List<Finding> findings(TamperedView view) {
        return new Verifier(view, keys(), Optional.empty()).verify().findings();
    }
}

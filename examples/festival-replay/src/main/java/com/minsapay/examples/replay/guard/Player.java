package com.minsapay.examples.replay.guard;

import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.file.RowType;
import com.minsapay.examples.replay.plan.CorrectionReason;
import com.minsapay.examples.replay.plan.House;
import com.minsapay.examples.replay.plan.Move;
import com.minsapay.examples.replay.plan.Pocket;
import com.minsapay.examples.replay.plan.PostingStep;
import com.minsapay.examples.replay.plan.WalletState;
import com.minsapay.examples.replay.post.MemoryLedger;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.ledger.Balance;
import com.minsapay.outcome.Outcome;
import com.minsapay.request.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Offers the rows of a day to a ledger one by one. What no policy switches off is let happen, where it is off, the way
 * it must have on that day: by a correction before or after the row.
 */
final class Player {
    private final RecordedDay day;
    private final Set<Guard> on;
    private final MemoryLedger ledger;
    private final Answers answers = new Answers();
    private final Map<String, WalletState> wallets = new HashMap<>();
    private final List<FestivalRow> played = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();

    Player(RecordedDay day, Set<Guard> on, MemoryLedger ledger) {
        this.day = day;
        this.on = on;
        this.ledger = ledger;
    }

    List<FestivalRow> played() {
        return played;
    }

    List<Word> words() {
        return words;
    }

    List<Difference> differences() {
        return differences;
    }

    void play(FestivalRow row) {
        if (!isOpen(row) && row.type() != RowType.OPEN && !on.contains(Guard.KNOWN_CARD)) {
            offer(row, new PostingStep.OpenWallet(key(row) + "-open", row.number(), row.at(), row.user(), 0));
        }
        long edit = day.edit(row);
        boolean takes = row.type() == RowType.PAY || row.type() == RowType.WITHDRAW;
        // As the plan of the recorded day does: what takes money needs it there first.
        boolean first = isOpen(row) && (takes || edit > 0);
        if (first) {
            edit(row, edit);
        }
        switch (row.type()) {
            case OPEN -> open(row);
            case CHARGE ->
                move(
                        row,
                        new PostingStep.TopUp(key(row), row.number(), row.at(), row.user(), row.booth(), row.amount()));
            case PAY -> pay(row);
            case WITHDRAW -> withdraw(row);
        }
        if (!first) {
            edit(row, edit);
        }
    }

    private void open(FestivalRow row) {
        if (isOpen(row) && !on.contains(Guard.OPENED_ONCE)) {
            openAgain(row);
            return;
        }
        // A wallet without a subsidy is opened too, so this is the one row of amount zero that asks for something.
        Optional<Guard> refused =
                offer(row, new PostingStep.OpenWallet(key(row), row.number(), row.at(), row.user(), row.amount()));
        done(row, refused, row.amount());
    }

    private void openAgain(FestivalRow row) {
        Optional<Guard> refused = row.amount() == 0
                ? Optional.empty()
                : correct(
                        row,
                        "",
                        CorrectionReason.OPENED_TWICE,
                        List.of(Move.in(Pocket.GRANT, House.FUND, row.amount())));
        done(row, refused, row.amount());
    }

    private void pay(FestivalRow row) {
        move(row, new PostingStep.Charge(key(row), row.number(), row.at(), row.user(), row.booth(), row.amount()));
        if (row.amount() > 0) {
            answers.tapped(row);
        }
    }

    private void move(FestivalRow row, PostingStep step) {
        done(row, row.amount() == 0 ? Optional.empty() : offer(row, step), row.amount());
    }

    /** All that is left, if that is what the recorded wallet was asked for. */
    private void withdraw(FestivalRow row) {
        WalletState before = wallet(row);
        boolean subsidyStays = on.contains(Guard.SUBSIDY_STAYS);
        long left = Math.min(subsidyStays ? before.own() : before.total(), Rules.LARGEST_AMOUNT);
        long asked = row.balance() == 0 && isOpen(row) ? left : row.amount();
        Optional<Guard> refused = asked == 0 ? Optional.empty() : handOut(row, asked);
        if (refused.isPresent()) {
            boolean wasSubsidy = refused.get() == Guard.ENOUGH_MONEY && asked <= before.total();
            done(row, wasSubsidy ? Optional.of(Guard.SUBSIDY_STAYS) : refused, asked);
            return;
        }
        long less = row.amount() - asked;
        long school = subsidyStays ? Math.max(0, Math.min(less, before.grant())) : 0;
        differ(row, Line.WITHDRAWALS, Guard.SUBSIDY_STAYS, school, Word.Kind.CHANGED);
        differ(row, Line.WITHDRAWALS, Guard.ENOUGH_MONEY, less - school, Word.Kind.CHANGED);
        keep(row, asked);
    }

    private Optional<Guard> handOut(FestivalRow row, long asked) {
        long school = asked - wallet(row).own();
        if (school > 0 && asked <= wallet(row).total() && !on.contains(Guard.SUBSIDY_STAYS)) {
            List<Move> moves =
                    List.of(Move.out(Pocket.GRANT, House.FUND, school), Move.in(Pocket.OWN, House.FUND, school));
            Optional<Guard> refused = correct(row, "-subsidy", CorrectionReason.SUBSIDY_LEFT_AS_CASH, moves);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return offer(row, new PostingStep.Withdrawal(key(row), row.number(), row.at(), row.user(), row.booth(), asked));
    }

    /** Someone changed the balance by so much, and no row tells of it. */
    private void edit(FestivalRow row, long won) {
        if (won == 0) {
            return;
        }
        if (on.contains(Guard.NO_EDITS) || !isOpen(row)) {
            Guard guard = on.contains(Guard.NO_EDITS) ? Guard.NO_EDITS : Guard.KNOWN_CARD;
            differ(row, Line.EDITS, guard, won, Word.Kind.REFUSED);
            return;
        }
        long done = Math.max(won, -wallet(row).total());
        List<Move> moves = done > 0 ? List.of(Move.in(Pocket.OWN, House.SUSPENSE, done)) : taking(wallet(row), -done);
        Optional<Guard> refused = moves.isEmpty()
                ? Optional.empty()
                : correct(row, "-correction", CorrectionReason.BALANCE_DOES_NOT_FOLLOW, moves);
        if (refused.isPresent()) {
            differ(row, Line.EDITS, refused.get(), won, Word.Kind.REFUSED);
        } else {
            differ(row, Line.EDITS, Guard.ENOUGH_MONEY, won - done, Word.Kind.CHANGED);
        }
    }

    private static List<Move> taking(WalletState wallet, long won) {
        long own = Math.min(wallet.own(), won);
        List<Move> moves = new ArrayList<>();
        if (own > 0) {
            moves.add(Move.out(Pocket.OWN, House.SUSPENSE, own));
        }
        if (won > own) {
            moves.add(Move.out(Pocket.GRANT, House.SUSPENSE, won - own));
        }
        return moves;
    }

    private Optional<Guard> correct(FestivalRow row, String suffix, CorrectionReason reason, List<Move> moves) {
        Bilingual detail = Bilingual.of("", "");
        return offer(
                row,
                new PostingStep.Correction(
                        key(row) + suffix,
                        row.number(),
                        row.at(),
                        row.user(),
                        reason,
                        Optional.empty(),
                        detail,
                        moves));
    }

    /** @return who stopped it, if anyone did */
    private Optional<Guard> offer(FestivalRow row, PostingStep step) {
        Outcome outcome = ledger.offer(step, question -> {
            boolean yes = answers.confirms(row, question);
            if (yes) {
                words.add(new Word(row.number(), Guard.of(question), Word.Kind.CONFIRMED));
            }
            return yes;
        });
        return outcome.fold(
                approved -> {
                    approved.receipt().after().ifPresent(after -> wallets.put(row.user(), state(after)));
                    return Optional.empty();
                },
                declined -> Optional.of(Guard.of(declined.reason(), row.type())),
                asked -> Optional.of(Guard.of(asked.question())));
    }

    /** Writes down what became of a row that is played whole or not at all. */
    private void done(FestivalRow row, Optional<Guard> stopped, long offered) {
        if (stopped.isEmpty()) {
            keep(row, offered);
            return;
        }
        Guard guard = stopped.get();
        boolean asks = guard == Guard.LARGE_AMOUNT || guard == Guard.DOUBLE_TAP;
        words.add(new Word(row.number(), guard, asks ? Word.Kind.NOT_CONFIRMED : Word.Kind.REFUSED));
        if (row.amount() != 0) {
            differences.add(new Difference(row.number(), row.user(), Line.of(row.type()), guard, row.amount()));
        }
    }

    private void differ(FestivalRow row, Line line, Guard guard, long won, Word.Kind kind) {
        if (won != 0) {
            words.add(new Word(row.number(), guard, kind));
            differences.add(new Difference(row.number(), row.user(), line, guard, won));
        }
    }

    /** The row as the guarded day has it. */
    private void keep(FestivalRow row, long won) {
        if (isOpen(row)) {
            played.add(new FestivalRow(
                    row.number(),
                    row.user(),
                    row.booth(),
                    row.at(),
                    row.written(),
                    row.type(),
                    won,
                    wallet(row).total(),
                    Optional.empty()));
        }
    }

    private boolean isOpen(FestivalRow row) {
        return wallets.containsKey(row.user());
    }

    private WalletState wallet(FestivalRow row) {
        return wallets.getOrDefault(row.user(), WalletState.EMPTY);
    }

    private static WalletState state(Balance balance) {
        return new WalletState(balance.own().minorUnits(), balance.granted().minorUnits());
    }

    private static String key(FestivalRow row) {
        return "row-" + row.number();
    }
}

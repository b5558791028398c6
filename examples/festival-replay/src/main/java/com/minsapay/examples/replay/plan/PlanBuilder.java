package com.minsapay.examples.replay.plan;

import com.minsapay.examples.replay.file.Damage;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.file.Field;
import com.minsapay.examples.replay.file.RowType;
import com.minsapay.examples.replay.plan.PostingStep.Charge;
import com.minsapay.examples.replay.plan.PostingStep.Correction;
import com.minsapay.examples.replay.plan.PostingStep.Nothing;
import com.minsapay.examples.replay.plan.PostingStep.OpenWallet;
import com.minsapay.examples.replay.plan.PostingStep.TopUp;
import com.minsapay.examples.replay.plan.PostingStep.Withdrawal;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Won;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Follows the rows one by one and keeps what each wallet holds. */
final class PlanBuilder {
    private final List<PostingStep> steps = new ArrayList<>();
    private final SortedMap<String, WalletState> wallets = new TreeMap<>();
    private final Map<String, Long> lastRows = new HashMap<>();

    PostingPlan build() {
        return new PostingPlan(steps, wallets);
    }

    void add(FestivalRow row) {
        boolean opened = false;
        if (!wallets.containsKey(row.user())) {
            opened = open(row);
        }
        long expected =
                Math.addExact(wallet(row).total(), opened ? 0 : row.type().signed(row.amount()));
        long difference = row.balance() - expected;
        boolean takes = row.type() == RowType.PAY || row.type() == RowType.WITHDRAW;
        // What takes money needs it there first; what brings money may have to bring it before some is taken away.
        if (takes || difference > 0) {
            settle(row, difference);
        }
        if (!opened) {
            post(row);
        }
        if (!takes && difference < 0) {
            settle(row, difference);
        }
        lastRows.put(row.user(), row.number());
    }

    /** Opens the wallet; returns whether that was all the row asks for. */
    private boolean open(FestivalRow row) {
        wallets.put(row.user(), WalletState.EMPTY);
        boolean asked = row.type() == RowType.OPEN;
        boolean ordinary =
                asked && row.damage().isEmpty() && UnmeantAmount.why(row).isEmpty();
        long grant = ordinary ? row.amount() : 0;
        steps.add(new OpenWallet(asked ? key(row) : key(row) + "-open", row.number(), row.at(), row.user(), grant));
        wallets.put(row.user(), WalletState.EMPTY.plusGrant(grant));
        if (asked && !ordinary) {
            postExtraordinary(row, key(row) + "-grant");
        }
        return asked;
    }

    private void post(FestivalRow row) {
        if (row.amount() == 0) {
            steps.add(new Nothing(key(row), row.number(), row.at(), row.user()));
            return;
        }
        if (row.type() == RowType.WITHDRAW) {
            freeSubsidy(row);
        }
        if (row.damage().isPresent() || UnmeantAmount.why(row).isPresent() || row.type() == RowType.OPEN) {
            postExtraordinary(row, key(row));
        } else {
            postOrdinary(row);
        }
    }

    private void postOrdinary(FestivalRow row) {
        WalletState before = wallet(row);
        switch (row.type()) {
            case CHARGE -> {
                steps.add(new TopUp(key(row), row.number(), row.at(), row.user(), row.booth(), row.amount()));
                wallets.put(row.user(), before.plusOwn(row.amount()));
            }
            case PAY -> {
                steps.add(new Charge(key(row), row.number(), row.at(), row.user(), row.booth(), row.amount()));
                wallets.put(row.user(), before.spent(row.amount()));
            }
            case WITHDRAW -> {
                steps.add(new Withdrawal(key(row), row.number(), row.at(), row.user(), row.booth(), row.amount()));
                wallets.put(row.user(), before.plusOwn(-row.amount()));
            }
            case OPEN -> throw new IllegalStateException("an opening of an open wallet is a correction");
        }
    }

    /** Books what the row says as a correction, because it is not what anyone would book. */
    private void postExtraordinary(FestivalRow row, String key) {
        Optional<Bilingual> unmeant = UnmeantAmount.why(row);
        if (row.amount() == 0) {
            return;
        }
        if (unmeant.isPresent()) {
            correct(row, key, CorrectionReason.AMOUNT_NO_ONE_MEANT, unmeant.get(), unmeantMoves(row));
        } else if (row.damage().isPresent()) {
            correct(row, key, CorrectionReason.DAMAGED_FIELD, row.damage().get().detail(), moves(row));
        } else {
            Bilingual detail = Bilingual.of("이미 열린 지갑을 다시 개설함", "the wallet was open already");
            correct(row, key, CorrectionReason.OPENED_TWICE, detail, moves(row));
        }
    }

    private List<Move> moves(FestivalRow row) {
        return switch (row.type()) {
            case OPEN -> List.of(Move.in(Pocket.GRANT, House.FUND, row.amount()));
            case CHARGE -> List.of(Move.in(Pocket.OWN, House.desk(row.booth()), row.amount()));
            case PAY -> spend(wallet(row), House.booth(row.booth()), row.amount());
            case WITHDRAW -> List.of(Move.out(Pocket.OWN, House.desk(row.booth()), row.amount()));
        };
    }

    /** Money that never was comes from suspense and goes back there. */
    private List<Move> unmeantMoves(FestivalRow row) {
        return switch (row.type()) {
            case OPEN, CHARGE -> List.of(Move.in(Pocket.OWN, House.SUSPENSE, row.amount()));
            case PAY -> spend(wallet(row), House.SUSPENSE, row.amount());
            case WITHDRAW -> List.of(Move.out(Pocket.OWN, House.SUSPENSE, row.amount()));
        };
    }

    private static List<Move> spend(WalletState wallet, House house, long amount) {
        long fromGrant = Math.min(wallet.grant(), amount);
        List<Move> moves = new ArrayList<>();
        if (fromGrant > 0) {
            moves.add(Move.out(Pocket.GRANT, house, fromGrant));
        }
        if (amount > fromGrant) {
            moves.add(Move.out(Pocket.OWN, house, amount - fromGrant));
        }
        return moves;
    }

    /** Makes own money of the part of a withdrawal that is the school's, as the desk did without knowing. */
    private void freeSubsidy(FestivalRow row) {
        long school = row.amount() - wallet(row).own();
        if (school > 0) {
            Bilingual detail = Bilingual.of(
                    row.user() + " 출금 " + Won.format(row.amount()) + " 중 " + Won.format(school) + "은 학교 지원금",
                    Won.format(school) + " of the " + Won.format(row.amount()) + " handed back to " + row.user()
                            + " was the school's subsidy");
            List<Move> moves =
                    List.of(Move.out(Pocket.GRANT, House.FUND, school), Move.in(Pocket.OWN, House.FUND, school));
            correct(row, key(row) + "-subsidy", CorrectionReason.SUBSIDY_LEFT_AS_CASH, detail, moves);
        }
    }

    /** Makes the balance what it must be for the row's own balance to come out. */
    private void settle(FestivalRow row, long difference) {
        if (difference == 0) {
            return;
        }
        Bilingual detail = doesNotFollow(row, row.balance() - difference, difference);
        List<Move> moves = difference > 0
                ? List.of(Move.in(Pocket.OWN, House.SUSPENSE, difference))
                : take(wallet(row), -difference);
        correct(row, key(row) + "-correction", CorrectionReason.BALANCE_DOES_NOT_FOLLOW, detail, moves);
    }

    private Bilingual doesNotFollow(FestivalRow row, long expected, long difference) {
        Long before = lastRows.get(row.user());
        return Bilingual.of(
                row.user() + "의 기록된 잔액 " + Won.format(row.balance()) + ", "
                        + (before == null ? "" : "앞 거래 " + before + "번에서 ") + "계산한 잔액 " + Won.format(expected) + ": "
                        + Won.format(difference) + " 차이",
                "the balance of " + row.user() + " is recorded as " + Won.format(row.balance()) + " but "
                        + Won.format(expected) + " follows" + (before == null ? "" : " from row " + before)
                        + ": a difference of " + Won.format(difference));
    }

    private static List<Move> take(WalletState wallet, long amount) {
        long fromOwn = Math.min(wallet.own(), amount);
        List<Move> moves = new ArrayList<>();
        if (fromOwn > 0) {
            moves.add(Move.out(Pocket.OWN, House.SUSPENSE, fromOwn));
        }
        if (amount > fromOwn) {
            moves.add(Move.out(Pocket.GRANT, House.FUND, amount - fromOwn));
        }
        return moves;
    }

    private void correct(FestivalRow row, String key, CorrectionReason reason, Bilingual detail, List<Move> moves) {
        Optional<Field> damaged =
                reason == CorrectionReason.DAMAGED_FIELD ? row.damage().map(Damage::field) : Optional.empty();
        steps.add(new Correction(key, row.number(), row.at(), row.user(), reason, damaged, detail, moves));
        WalletState state = wallet(row);
        for (Move move : moves) {
            state = state.after(move);
        }
        wallets.put(row.user(), state);
    }

    private WalletState wallet(FestivalRow row) {
        return wallets.getOrDefault(row.user(), WalletState.EMPTY);
    }

    private static String key(FestivalRow row) {
        return "row-" + row.number();
    }
}

package com.minsapay.examples.replay.file;

import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Quoted;
import com.minsapay.examples.replay.text.Won;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Works out a damaged field where the rest of the file leaves one answer. */
final class Repair {
    private final List<RawRow> rows;
    private final Set<String> sellers = new HashSet<>();
    private final Map<String, Long> balances = new HashMap<>();

    private Repair(List<RawRow> rows) {
        this.rows = rows;
        for (RawRow row : rows) {
            if (row.type().equals(RowType.PAY.code())) {
                sellers.add(row.booth());
            }
        }
    }

    /** @throws UnreadableFileException if a row is damaged and more than one repair is possible, or none */
    static List<Mended> mend(List<RawRow> rows) {
        Repair repair = new Repair(rows);
        List<Mended> mended = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Mended row = repair.mend(i);
            repair.balances.put(rows.get(i).user(), row.balance());
            mended.add(row);
        }
        return mended;
    }

    private Mended mend(int index) {
        RawRow row = rows.get(index);
        Optional<RowType> type = RowType.of(row.type());
        OptionalLong amount = RawRow.won(row.amount());
        OptionalLong balance = RawRow.won(row.balance());
        int damaged = (type.isEmpty() ? 1 : 0) + (amount.isEmpty() ? 1 : 0) + (balance.isEmpty() ? 1 : 0);
        if (damaged == 0) {
            return new Mended(type.get(), amount.getAsLong(), balance.getAsLong(), Optional.empty());
        }
        if (damaged > 1) {
            throw RawRow.unreadable(
                    row.line(),
                    "type, amount, balance 중 둘 이상이 손상됨",
                    "more than one of type, amount and balance is damaged");
        }
        if (type.isEmpty()) {
            return mendType(row, amount.getAsLong(), balance.getAsLong());
        }
        return amount.isEmpty()
                ? mendAmount(row, type.get(), balance.getAsLong())
                : mendBalance(index, type.get(), amount.getAsLong());
    }

    private Mended mendType(RawRow row, long amount, long balance) {
        Long before = balances.get(row.user());
        if (before == null && amount == balance) {
            Bilingual reason = Bilingual.of(
                    "이 지갑의 첫 거래이고 잔액이 금액과 같으므로 개설",
                    "the wallet's first row, and its balance is the amount: an opening");
            return mendedType(row, RowType.OPEN, amount, balance, reason);
        }
        if (before != null && amount > 0 && balance == before + amount) {
            Bilingual reason =
                    Bilingual.of("열린 지갑의 잔액이 금액만큼 늘었으므로 충전", "an open wallet's balance rose by the amount: a top-up");
            return mendedType(row, RowType.CHARGE, amount, balance, reason);
        }
        if (before != null && amount > 0 && balance == before - amount) {
            boolean sells = sellers.contains(row.booth());
            Bilingual reason = sells
                    ? Bilingual.of(
                            "파는 부스에서 잔액이 금액만큼 줄었으므로 결제", "the balance fell by the amount at a selling booth: a payment")
                    : Bilingual.of(
                            "팔지 않는 부스에서 잔액이 금액만큼 줄었으므로 출금",
                            "the balance fell by the amount where nothing is sold: a withdrawal");
            return mendedType(row, sells ? RowType.PAY : RowType.WITHDRAW, amount, balance, reason);
        }
        throw hopeless(row, Field.TYPE, row.type());
    }

    private static Mended mendedType(RawRow row, RowType type, long amount, long balance, Bilingual reason) {
        Damage damage = new Damage(Field.TYPE, row.type(), type.code(), reason);
        return new Mended(type, amount, balance, Optional.of(damage));
    }

    private Mended mendAmount(RawRow row, RowType type, long balance) {
        long amount = type.signed(balance - balances.getOrDefault(row.user(), 0L));
        if (amount < 0) {
            throw hopeless(row, Field.AMOUNT, row.amount());
        }
        Bilingual reason = Bilingual.of(
                "앞뒤 잔액의 차이가 " + Won.format(amount), "the balances before and after differ by " + Won.format(amount));
        Damage damage = new Damage(Field.AMOUNT, row.amount(), Long.toString(amount), reason);
        return new Mended(type, amount, balance, Optional.of(damage));
    }

    private Mended mendBalance(int index, RowType type, long amount) {
        RawRow row = rows.get(index);
        long balance = balances.getOrDefault(row.user(), 0L) + type.signed(amount);
        if (balance < 0 || balance > RawRow.MOST || !nextFollows(index, balance)) {
            throw hopeless(row, Field.BALANCE, row.balance());
        }
        Bilingual reason = Bilingual.of(
                "앞 잔액과 금액에서 " + Won.format(balance) + "이 나오고 다음 거래와도 맞음",
                "the balance before and the amount give " + Won.format(balance) + ", and the wallet's next row agrees");
        Damage damage = new Damage(Field.BALANCE, row.balance(), Long.toString(balance), reason);
        return new Mended(type, amount, balance, Optional.of(damage));
    }

    private static UnreadableFileException hopeless(RawRow row, Field field, String written) {
        return RawRow.unreadable(
                row.line(),
                field.header() + " 칸의 " + Quoted.of(written) + "이(가) 손상되었고 다른 거래에서 알아낼 수 없음",
                "the " + field.header() + " " + Quoted.of(written)
                        + " is damaged and the rows around do not tell what it was");
    }

    /** Whether the wallet's next row begins at this balance; a last row has nothing that could confirm it. */
    private boolean nextFollows(int index, long balance) {
        String user = rows.get(index).user();
        for (RawRow next : rows.subList(index + 1, rows.size())) {
            if (next.user().equals(user)) {
                Optional<RowType> type = RowType.of(next.type());
                OptionalLong amount = RawRow.won(next.amount());
                OptionalLong after = RawRow.won(next.balance());
                return type.isPresent()
                        && amount.isPresent()
                        && after.isPresent()
                        && balance + type.get().signed(amount.getAsLong()) == after.getAsLong();
            }
        }
        return false;
    }

    /** A row's three repairable fields, sound. */
    record Mended(RowType type, long amount, long balance, Optional<Damage> damage) {}
}

package com.minsapay.examples.replay.export;

import com.minsapay.card.CardId;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.report.ExportRow;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows as lines of a table: one for each transfer, one for a transaction without any. Values are numbers or texts; what
 * is not there is an empty text.
 */
final class ExportLines {
    private static final String NOTHING = "";
    private static final List<String> COLUMNS = List.of(
            "position",
            "line",
            "time",
            "kind",
            "status",
            "wallet",
            "operator",
            "from",
            "to",
            "amount",
            "ownAfter",
            "grantedAfter",
            "heldAfter",
            "owedAfter",
            "about");
    private static final List<String> RAW_COLUMNS = List.of("recorded", "id", "key", "card", "details");

    private final boolean raw;
    private final DateTimeFormatter times;

    /** @param raw whether the rows are */
    ExportLines(boolean raw, ZoneId zone) {
        this.raw = raw;
        this.times = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(zone);
    }

    List<String> columns() {
        List<String> columns = new ArrayList<>(COLUMNS);
        if (raw) {
            columns.addAll(RAW_COLUMNS);
        }
        return columns;
    }

    List<Map<String, Object>> of(ExportRow row) {
        if (row.transfers().isEmpty()) {
            return List.of(line(row, 0, Optional.empty()));
        }
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Transfer transfer : row.transfers()) {
            lines.add(line(row, lines.size() + 1, Optional.of(transfer)));
        }
        return lines;
    }

    private Map<String, Object> line(ExportRow row, int number, Optional<Transfer> transfer) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("position", row.position());
        line.put("line", number);
        line.put("time", row.at().map(this::shown).orElse(NOTHING));
        line.put("kind", row.kind().name());
        line.put("status", row.declined().map(Enum::name).orElse("APPROVED"));
        line.put("wallet", row.wallet().map(Object::toString).orElse(NOTHING));
        line.put("operator", row.operator().toString());
        line.put("from", transfer.map(Transfer::from).map(Object::toString).orElse(NOTHING));
        line.put("to", transfer.map(Transfer::to).map(Object::toString).orElse(NOTHING));
        line.put("amount", transfer.map(Transfer::amount).map(Money::minorUnits).orElse(0L));
        line.put("ownAfter", after(row, Balance::own));
        line.put("grantedAfter", after(row, Balance::granted));
        line.put("heldAfter", after(row, Balance::held));
        line.put("owedAfter", after(row, Balance::owed));
        line.put("about", row.about().isPresent() ? (Object) row.about().getAsLong() : NOTHING);
        row.raw().ifPresent(transaction -> addRaw(line, transaction));
        return line;
    }

    private void addRaw(Map<String, Object> line, Transaction transaction) {
        line.put("recorded", shown(transaction.recordedAt()));
        line.put("id", transaction.id().toString());
        line.put("key", transaction.key().value());
        line.put(
                "card",
                transaction.card().map(CardId::value).map(bytes -> bytes.hex()).orElse(NOTHING));
        line.put(
                "details",
                new TreeMap<>(transaction.details())
                        .entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("; ")));
    }

    private static Object after(ExportRow row, Function<Balance, Money> part) {
        return row.after()
                .<Object>map(balance -> part.apply(balance).minorUnits())
                .orElse(NOTHING);
    }

    private String shown(Instant instant) {
        return times.format(instant);
    }
}

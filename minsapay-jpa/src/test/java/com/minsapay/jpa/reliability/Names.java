package com.minsapay.jpa.reliability;

import com.minsapay.crypto.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What findings about one row may say, by what the row was before it was tampered with and after: at least one names the
 * row itself (or, of a chain's end, the head that knows better), and no other one names what has nothing to do with it.
 */
final class Names {
    private static final Pattern TRANSACTIONS =
            Pattern.compile("journal: transactions? (-?\\d+)(?: to (-?\\d+))? of (.+?): .*");
    private static final Pattern ACCOUNT = Pattern.compile("(?s)ACCOUNT=(\\S+).*");
    private static final Pattern REPLACED = Pattern.compile("REPLACED_CARD=([0-9a-f]+)");
    private static final String HOUSE = "!house";

    /** What a close says when a transaction that it covers is gone or has moved behind it. */
    private static final String OTHER_SUMS = ": says other sums than the transactions up to its cut give";

    /** What a close says when anything that it covers is no longer there as it was, even if it moved no money. */
    private static final String ANOTHER_DIGEST = ": says another digest than the transactions up to its cut give";

    private final TamperedFile file;
    private final boolean moved;
    private final Set<String> beginnings = new HashSet<>();
    private final Set<String> consequences = new HashSet<>();
    private final Set<Map.Entry<String, Long>> places = new HashSet<>();

    Names(TamperedFile file, String table, Map<String, Object> before, Map<String, Object> after) {
        this.file = file;
        add(table, before);
        add(table, after);
        moved = table.equals("journal") && !before.get("position").equals(after.get("position"));
        if (moved) {
            // Of two that stand in the wrong order, the second is named.
            places.add(Map.entry((String) after.get("chain"), (Long) after.get("number") + 1));
        }
    }

    /** What is wrong with findings; empty if nothing is. */
    Optional<String> blame(String what, List<String> found) {
        boolean named = found.stream().anyMatch(this::isItself);
        boolean others = found.stream().anyMatch(finding -> !isItself(finding) && !isConsequence(finding));
        return named && !others ? Optional.empty() : Optional.of(what + ": " + found);
    }

    private boolean isItself(String finding) {
        // The end of a chain that is moved behind a cut leaves its own chain in order.
        if (beginnings.stream().anyMatch(finding::startsWith) || (moved && finding.endsWith(ANOTHER_DIGEST))) {
            return true;
        }
        Matcher matcher = TRANSACTIONS.matcher(finding);
        if (!matcher.matches()) {
            return false;
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
        return places.stream()
                .anyMatch(place -> place.getKey().equals(matcher.group(3))
                        && first <= place.getValue()
                        && place.getValue() <= last);
    }

    private boolean isConsequence(String finding) {
        return consequences.stream().anyMatch(finding::startsWith)
                || (finding.endsWith(OTHER_SUMS) && !places.isEmpty())
                || places.stream().anyMatch(place -> finding.contains(" of " + place.getKey() + ": "));
    }

    private void add(String table, Map<String, Object> row) {
        switch (table) {
            case "journal" -> addTransaction(row);
            case "transfer" -> {
                beginnings.add("transfer " + row.get("position") + "/" + row.get("line"));
                beginnings.add("transfer.line of row " + row.get("position") + "/" + row.get("line"));
                file.rows("select position, chain, number, card, details from journal where position = "
                                + row.get("position"))
                        .forEach(this::addTransaction);
            }
            case "wallet" -> {
                beginnings.add("wallet: " + row.get("id") + ": ");
                for (String column : List.of("closed", "charge_id", "charge_booth", "charge_amount", "charged_at")) {
                    beginnings.add("wallet." + column + " of row " + row.get("id") + " ");
                }
                consequences.add("grant " + row.get("id") + "/");
            }
            case "wallet_grant" -> {
                beginnings.add("wallet: " + row.get("wallet") + ": ");
                beginnings.add("grant " + row.get("wallet") + "/" + row.get("fund"));
            }
            case "card" -> beginnings.add("card: of wallet " + row.get("wallet") + ", ");
            case "house_account" -> beginnings.add("account: " + row.get("account") + ": ");
            case "house_chain" -> {
                beginnings.add("house: the chain's head: ");
                beginnings.add("house_chain ");
            }
            case "key_check" -> beginnings.add("key check: " + row.get("purpose") + " " + row.get("key_id") + ": ");
            default -> throw new AssertionError("a table nobody thought of: " + table);
        }
    }

    private void addTransaction(Map<String, Object> row) {
        String chain = (String) row.get("chain");
        places.add(Map.entry(chain, (Long) row.get("number")));
        beginnings.add("journal.id of row " + row.get("position") + " ");
        beginnings.add("journal.about of row " + row.get("position") + " ");
        // A chain's end shows in its head only.
        beginnings.add(chain.equals(HOUSE) ? "house: the chain's head: " : "wallet: " + chain + ": ");
        consequences.add("card: of wallet " + chain + ", ");
        consequences.add("transfer " + row.get("position") + "/");
        if (row.get("card") instanceof byte[] card) {
            addOwner(Bytes.of(card).hex());
        }
        Matcher replaced = REPLACED.matcher(String.valueOf(row.get("details")));
        if (replaced.find()) {
            addOwner(replaced.group(1));
        }
        Matcher opened = ACCOUNT.matcher(String.valueOf(row.get("details")));
        if (opened.matches()) {
            addOpened(opened.group(1));
        }
    }

    /** Of several chains that name a card, the latest is believed. */
    private void addOwner(String card) {
        file.rows("select wallet from card where id = x'" + card + "'")
                .forEach(owner -> consequences.add("card: of wallet " + owner.get("wallet") + ", "));
    }

    private void addOpened(String account) {
        consequences.add("account: " + account + ": ");
        // Whose grants expire when the fund says.
        String fund = account.substring(account.indexOf(':') + 1);
        file.rows("select wallet from wallet_grant where fund = '" + fund + "'")
                .forEach(grant -> consequences.add("wallet: " + grant.get("wallet") + ": "));
    }
}

package com.minsapay.invariants;

import com.minsapay.card.Assurance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the ledger should say and hold, worked out a second time with plain maps and longs. It shares no rule with the
 * library; its figures are those of {@link Festival#POLICY}. A reply is a short sentence.
 */
final class ReferenceModel {
    static final String CONFLICT = "conflict";

    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final Duration DOUBLE_TAP = Duration.ofSeconds(10);

    private record Recorded(Ask meaning, String reply) {}

    /** A charge that went through; its parts are what is left of it, by the account that paid, in spending order. */
    private record Sale(String key, String wallet, String booth, long amount, Instant at, Map<String, Long> parts) {
        private long left() {
            return parts.values().stream().mapToLong(part -> part).sum();
        }
    }

    /** A hold that has not ended; its parts by the account that they were taken from, in spending order. */
    private record Held(String wallet, String booth, Instant until, Map<String, Long> parts) {
        private long amount() {
            return parts.values().stream().mapToLong(part -> part).sum();
        }
    }

    private record CardState(String wallet, String status) {}

    private record Cash(String wallet, String desk, long amount) {}

    private static final class Wallet {
        private long own;
        private long held;
        private long owed;
        private final Map<String, Long> grants = new TreeMap<>();
        private final Map<String, Long> heldGrants = new TreeMap<>();
        private final List<Sale> sales = new ArrayList<>();
        private boolean closed;
        /** Which of the sales was the last charge; captures are sales, too. */
        private int lastCharge = -1;

        private long granted() {
            return sum(grants);
        }

        private long allHeld() {
            return held + sum(heldGrants);
        }

        private static long sum(Map<String, Long> parts) {
            return parts.values().stream().mapToLong(amount -> amount).sum();
        }

        private String state() {
            return "own " + own + " grants " + withoutZeros(grants) + " held " + held + " and "
                    + withoutZeros(heldGrants) + " owed " + owed;
        }

        private static Map<String, Long> withoutZeros(Map<String, Long> parts) {
            Map<String, Long> left = new TreeMap<>(parts);
            left.values().removeIf(amount -> amount == 0);
            return left;
        }
    }

    private final Map<String, Optional<Instant>> house = new HashMap<>();
    private final Map<String, Wallet> wallets = new TreeMap<>();
    private final Map<String, Held> holds = new TreeMap<>();
    private final Set<String> endedHolds = new TreeSet<>();
    private final Map<String, Cash> topUps = new HashMap<>();
    private final Set<String> reversed = new TreeSet<>();
    private final Map<String, CardState> cards = new TreeMap<>();
    private final CardPast cardPast = new CardPast();
    private final Map<String, Recorded> recorded = new HashMap<>();
    private final Map<String, Long> balances = new TreeMap<>();
    private final PassModel passes = new PassModel();
    private final ReferenceDays days = new ReferenceDays();

    /** What a request is answered at an instant; approved and declined ones are remembered. */
    String answer(Act act, Instant now) {
        String reply = reply(act, now, true);
        if (isFinal(reply) && !recorded.containsKey(act.key())) {
            recorded.put(act.key(), new Recorded(act.ask().meaning(), reply));
        }
        return reply;
    }

    /** What a request would be answered, without doing it. */
    String foretell(Act act, Instant now) {
        return reply(act, now, false);
    }

    /** Whether the same key gets this reply for ever. */
    static boolean isFinal(String reply) {
        return reply.startsWith("approved") || reply.startsWith("declined");
    }

    /** The balance of every account that was ever touched. */
    Map<String, Long> balances() {
        return balances;
    }

    /** Every wallet and what it holds: {@code w1 own 5 grants {never=3} held 0 and {} owed 0}. */
    List<String> walletStates() {
        return wallets.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().state())
                .toList();
    }

    /** Every wallet's free passes, as its row has them. */
    List<String> passStates() {
        return wallets.keySet().stream().map(passes::text).toList();
    }

    /** What each close says that the ledger added up to, by kind of account, in order. */
    List<Map<String, Long>> closes() {
        return days.closes();
    }

    /** Every card: {@code c1 of w1 ACTIVE}. */
    List<String> cardStates() {
        return cards.entrySet().stream()
                .map(entry -> entry.getKey() + " of " + entry.getValue().wallet + " " + entry.getValue().status)
                .toList();
    }

    private String reply(Act act, Instant now, boolean doIt) {
        Recorded before = recorded.get(act.key());
        if (before != null) {
            return before.meaning.equals(act.ask().meaning()) ? before.reply : CONFLICT;
        }
        Ask ask = act.ask();
        if (ask instanceof Ask.Charge charge) {
            return charge(act.key(), charge, now, doIt);
        } else if (ask instanceof Ask.LateCharge late) {
            return lateCharge(act.key(), late, now, doIt);
        } else if (ask instanceof Ask.Refund refund) {
            return refund(refund, now, doIt);
        } else if (ask instanceof Ask.Hold hold) {
            return hold(act.key(), hold, now, doIt);
        } else if (ask instanceof Ask.Capture capture) {
            return capture(act.key(), capture, now, doIt);
        } else if (ask instanceof Ask.Release release) {
            return endHold(release.hold(), now, doIt);
        } else if (ask instanceof Ask.ExpireHold expiry) {
            return expireHold(expiry.hold(), now, doIt);
        } else if (ask instanceof Ask.TopUp topUp) {
            return topUp(act.key(), topUp, doIt);
        } else if (ask instanceof Ask.ReverseTopUp reversal) {
            return reverseTopUp(reversal, doIt);
        } else if (ask instanceof Ask.Grant grant) {
            return grant(grant, now, doIt);
        } else if (ask instanceof Ask.GivePass pass) {
            return givePass(pass, now, doIt);
        } else if (ask instanceof Ask.EndPass pass) {
            return endPass(pass, doIt);
        } else if (ask instanceof Ask.CloseWallet close) {
            return close(close, now, doIt);
        } else if (ask instanceof Ask.ExpireGrant expiry) {
            return expireGrant(expiry, now, doIt);
        } else if (ask instanceof Ask.Withdraw withdraw) {
            return withdraw(withdraw, doIt);
        } else if (ask instanceof Ask.Correct correct) {
            return correct(correct, doIt);
        } else if (ask instanceof Ask.BringFloat cash) {
            return moveCash("safe", "desk:" + cash.desk(), cash.amount(), doIt);
        } else if (ask instanceof Ask.Drop cash) {
            return moveCash("desk:" + cash.desk(), "safe", cash.amount(), doIt);
        } else if (ask instanceof Ask.Carry cash) {
            return moveCash("desk:" + cash.from(), "desk:" + cash.to(), cash.amount(), doIt);
        } else if (ask instanceof Ask.Count count) {
            return count("desk:" + count.desk(), count.counted(), doIt);
        } else if (ask instanceof Ask.PayOut payOut) {
            return payOut("booth:" + payOut.booth(), payOut.amount(), doIt);
        } else if (ask instanceof Ask.CloseDay) {
            return days.close(balances, doIt);
        } else if (ask instanceof Ask.OpenWallet open) {
            return openWallet(open, now, doIt);
        } else if (ask instanceof Ask.OpenHouse open) {
            return openHouse(open, doIt);
        } else if (ask instanceof Ask.Link link) {
            return link(link, now, doIt);
        } else if (ask instanceof Ask.Block block) {
            return block(block, now, doIt);
        }
        return replace((Ask.Replace) ask, now, doIt);
    }

    private String charge(String key, Ask.Charge ask, Instant now, boolean doIt) {
        if (!house.containsKey("booth:" + ask.booth())) {
            return "declined UNKNOWN_BOOTH";
        }
        Optional<String> missing = missing(ask.payer());
        if (missing.isPresent()) {
            return missing.get();
        }
        String id = walletOf(ask.payer());
        Wallet wallet = wallet(id);
        Optional<String> sponsor = passes.payer(id, ask.booth(), now);
        long missingMoney = ask.amount() - spendable(wallet, now);
        if (ask.payer().byCard() && ask.payer().assurance() == Assurance.UID_ONLY && ask.amount() > 60) {
            return "declined ABOVE_CARD_LIMIT limit 60";
        } else if (ask.amount() > 100) {
            return "declined ABOVE_REQUEST_LIMIT limit 100";
        } else if (sponsor.isEmpty() && spentToday(wallet, now) + wallet.allHeld() + ask.amount() > 250) {
            return "declined ABOVE_DAILY_LIMIT limit 250";
        } else if (sponsor.isEmpty() && missingMoney > 0) {
            return "declined NOT_ENOUGH_MONEY short " + missingMoney;
        } else if (ask.amount() > 60 && ask.answering() != Ask.Answering.YES) {
            return "asked about " + ask.amount();
        }
        Optional<Sale> repeated = repeated(wallet, ask, now);
        if (repeated.isPresent() && ask.answering() != Ask.Answering.YES) {
            return "asked about a repeat of " + repeated.get().key;
        }
        if (doIt) {
            Map<String, Long> parts = sponsor.map(account -> paidBy(account, ask.amount()))
                    .orElseGet(() -> parts(id, wallet, ask.amount(), now));
            parts.forEach((account, part) -> move(account, "booth:" + ask.booth(), part));
            wallet.sales.add(new Sale(key, id, ask.booth(), ask.amount(), now, parts));
            wallet.lastCharge = wallet.sales.size() - 1;
        }
        return doIt ? approved(ask.amount(), wallet) + sponsored(sponsor, ask.amount()) : "approved";
    }

    private static String sponsored(Optional<String> sponsor, long amount) {
        return sponsor.isPresent() ? ", sponsored " + amount : "";
    }

    private static Map<String, Long> paidBy(String sponsor, long amount) {
        return new LinkedHashMap<>(Map.of(sponsor, amount));
    }

    private String lateCharge(String key, Ask.LateCharge ask, Instant now, boolean doIt) {
        Instant then = ask.happenedAt();
        if (now.isBefore(then)) {
            return "refused NOT_HAPPENED_YET";
        } else if (then.isBefore(now.minus(Duration.ofDays(2)))) {
            return "declined TOO_LONG_AGO";
        } else if (!house.containsKey("booth:" + ask.booth())) {
            return "declined UNKNOWN_BOOTH";
        }
        String id = ask.payer().name();
        if (ask.payer().byCard()) {
            Optional<String> owner = cardPast.ownerAt(ask.payer().name(), then);
            if (!cards.containsKey(ask.payer().name())) {
                return "declined UNKNOWN_CARD";
            } else if (owner.isEmpty()) {
                return "declined CARD_NOT_ACTIVE_THEN";
            }
            id = owner.get();
        } else if (!wallets.containsKey(id)) {
            return "declined UNKNOWN_WALLET";
        }
        if (ask.amount() > 60 && ask.answering() != Ask.Answering.YES) {
            return "asked about " + ask.amount();
        }
        Wallet wallet = wallet(id);
        Optional<String> sponsor = passes.payer(id, ask.booth(), then);
        if (doIt) {
            long spendable = Math.min(ask.amount(), spendable(wallet, then));
            Map<String, Long> parts =
                    sponsor.map(account -> paidBy(account, ask.amount())).orElse(parts(id, wallet, spendable, then));
            long missing = ask.amount()
                    - parts.values().stream().mapToLong(part -> part).sum();
            if (missing > 0) {
                parts.put("iou:" + id, missing);
            }
            parts.forEach((account, part) -> move(account, "booth:" + ask.booth(), part));
            wallet.sales.add(new Sale(key, id, ask.booth(), ask.amount(), then, parts));
        }
        return doIt ? approved(ask.amount(), wallet) + sponsored(sponsor, ask.amount()) : "approved";
    }

    /** By the account that pays, in spending order. */
    private Map<String, Long> parts(String id, Wallet wallet, long amount, Instant now) {
        Map<String, Long> parts = new LinkedHashMap<>();
        long due = amount;
        for (String fund : spendableFunds(wallet, now)) {
            long part = Math.min(due, wallet.grants.get(fund));
            parts.put("grant:" + id + ":" + fund, part);
            due -= part;
        }
        parts.put("own:" + id, due);
        return parts;
    }

    private String hold(String key, Ask.Hold ask, Instant now, boolean doIt) {
        if (!house.containsKey("booth:" + ask.booth())) {
            return "declined UNKNOWN_BOOTH";
        }
        Optional<String> missing = missing(ask.payer());
        if (missing.isPresent()) {
            return missing.get();
        }
        String id = walletOf(ask.payer());
        Wallet wallet = wallet(id);
        Instant until = Festival.OPENING.plus(ask.length());
        long missingMoney = ask.amount() - spendable(wallet, now);
        if (passes.payer(id, ask.booth(), now).isPresent()) {
            return "declined FREE_PASS_HERE";
        } else if (!now.isBefore(until)) {
            return "declined HOLD_UNTIL_PAST";
        } else if (now.plus(Duration.ofHours(24)).isBefore(until)) {
            return "declined HOLD_TOO_LONG";
        } else if (ask.payer().byCard() && ask.payer().assurance() == Assurance.UID_ONLY && ask.amount() > 60) {
            return "declined ABOVE_CARD_LIMIT limit 60";
        } else if (ask.amount() > 100) {
            return "declined ABOVE_REQUEST_LIMIT limit 100";
        } else if (spentToday(wallet, now) + wallet.allHeld() + ask.amount() > 250) {
            return "declined ABOVE_DAILY_LIMIT limit 250";
        } else if (missingMoney > 0) {
            return "declined NOT_ENOUGH_MONEY short " + missingMoney;
        } else if (ask.amount() > 60 && ask.answering() != Ask.Answering.YES) {
            return "asked about " + ask.amount();
        }
        if (doIt) {
            Map<String, Long> parts = parts(id, wallet, ask.amount(), now);
            parts.forEach((account, part) -> move(account, held(account), part));
            holds.put(key, new Held(id, ask.booth(), until, parts));
        }
        return doIt ? approved(ask.amount(), wallet) : "approved";
    }

    /** Where the money of an account is while it is held. */
    private static String held(String account) {
        return account.startsWith("own:") ? account.replaceFirst("own", "held") : "held-" + account;
    }

    /** Why a hold cannot end, if so. */
    private Optional<String> unfit(String hold) {
        if (!recorded.containsKey(hold)) {
            return Optional.of("declined UNKNOWN_TRANSACTION");
        } else if (endedHolds.contains(hold)) {
            return Optional.of("declined HOLD_ENDED");
        }
        return holds.containsKey(hold) ? Optional.empty() : Optional.of("declined NOT_A_HOLD");
    }

    private String capture(String key, Ask.Capture ask, Instant now, boolean doIt) {
        Optional<String> unfit = unfit(ask.hold());
        if (unfit.isPresent()) {
            return unfit.get();
        }
        Held hold = holds.get(ask.hold());
        long amount = ask.amount().orElse(hold.amount());
        if (!now.isBefore(hold.until)) {
            return "declined HOLD_EXPIRED";
        } else if (amount > hold.amount()) {
            return "declined ABOVE_WHAT_IS_HELD limit " + hold.amount();
        }
        Wallet wallet = wallet(hold.wallet);
        if (doIt) {
            Map<String, Long> paid = new LinkedHashMap<>();
            long due = amount;
            for (Map.Entry<String, Long> part : hold.parts.entrySet()) {
                long taken = Math.min(due, part.getValue());
                paid.put(part.getKey(), taken);
                move(held(part.getKey()), "booth:" + hold.booth, taken);
                due -= taken;
            }
            end(ask.hold(), paid, now);
            wallet.sales.add(new Sale(key, hold.wallet, hold.booth, amount, now, paid));
        }
        return doIt ? approved(amount, wallet) : "approved";
    }

    private String endHold(String key, Instant now, boolean doIt) {
        Optional<String> unfit = unfit(key);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        Held hold = holds.get(key);
        if (doIt) {
            end(key, Map.of(), now);
        }
        return doIt ? approved(hold.amount(), wallet(hold.wallet)) : "approved";
    }

    private String expireHold(String key, Instant now, boolean doIt) {
        return unfit(key).isEmpty() && now.isBefore(holds.get(key).until) ? "refused NOT_DUE" : endHold(key, now, doIt);
    }

    /** Gives back what was not paid. */
    private void end(String key, Map<String, Long> paid, Instant now) {
        Held hold = holds.remove(key);
        endedHolds.add(key);
        hold.parts.forEach((account, part) -> {
            long left = part - paid.getOrDefault(account, 0L);
            String[] words = account.split(":", -1);
            if (words[0].equals("own")) {
                credit(hold.wallet, held(account), left);
            } else {
                move(held(account), now.isBefore(expiry(words[2])) ? account : "fund:" + words[2], left);
            }
        });
    }

    private void sweepHolds(Instant now) {
        List.copyOf(holds.keySet()).stream()
                .filter(key -> !now.isBefore(holds.get(key).until))
                .forEach(key -> end(key, Map.of(), now));
    }

    private String refund(Ask.Refund ask, Instant now, boolean doIt) {
        if (!recorded.containsKey(ask.charge())) {
            return "declined UNKNOWN_TRANSACTION";
        }
        Optional<Sale> found = wallets.values().stream()
                .flatMap(wallet -> wallet.sales.stream())
                .filter(sale -> sale.key.equals(ask.charge()))
                .findFirst();
        if (found.isEmpty()) {
            return "declined NOT_A_CHARGE";
        }
        Sale sale = found.get();
        long amount = ask.amount().orElse(sale.left());
        if (sale.left() == 0) {
            return "declined ALREADY_REFUNDED";
        } else if (amount > sale.left()) {
            return "declined ABOVE_WHAT_IS_LEFT limit " + sale.left();
        } else if (wallet(sale.wallet).closed) {
            return "declined WALLET_CLOSED";
        }
        String sponsored = isSponsored(sale) ? ", sponsored " + amount : "";
        if (doIt) {
            giveBack(sale, amount, now);
        }
        return doIt ? approved(amount, wallet(sale.wallet)) + sponsored : "approved";
    }

    private static boolean isSponsored(Sale sale) {
        return sale.parts.keySet().stream().anyMatch(account -> account.startsWith("sponsor:"));
    }

    private void giveBack(Sale sale, long amount, Instant now) {
        List<String> payers = new ArrayList<>(sale.parts.keySet());
        Collections.reverse(payers);
        long due = amount;
        for (String payer : payers) {
            long part = Math.min(due, sale.parts.get(payer));
            String[] words = payer.split(":", -1);
            boolean hasExpired = words[0].equals("grant") && !now.isBefore(expiry(words[2]));
            if (words[0].equals("grant")) {
                move("booth:" + sale.booth, hasExpired ? "fund:" + words[2] : payer, part);
            } else if (words[0].equals("sponsor")) {
                move("booth:" + sale.booth, payer, part);
            } else {
                credit(sale.wallet, "booth:" + sale.booth, part);
            }
            sale.parts.merge(payer, -part, Long::sum);
            due -= part;
        }
    }

    private static Optional<Sale> repeated(Wallet wallet, Ask.Charge ask, Instant now) {
        if (wallet.lastCharge < 0) {
            return Optional.empty();
        }
        Sale last = wallet.sales.get(wallet.lastCharge);
        boolean alike = last.booth.equals(ask.booth()) && last.amount == ask.amount();
        return alike && !last.at.isBefore(now.minus(DOUBLE_TAP)) ? Optional.of(last) : Optional.empty();
    }

    private static long spentToday(Wallet wallet, Instant now) {
        LocalDate today = now.atZone(ZONE).toLocalDate();
        return wallet.sales.stream()
                .filter(sale -> !isSponsored(sale))
                .filter(sale -> sale.at.atZone(ZONE).toLocalDate().equals(today))
                .mapToLong(Sale::left)
                .sum();
    }

    private long spendable(Wallet wallet, Instant now) {
        return wallet.own
                + spendableFunds(wallet, now).stream()
                        .mapToLong(wallet.grants::get)
                        .sum();
    }

    private List<String> spendableFunds(Wallet wallet, Instant now) {
        return wallet.grants.keySet().stream()
                .filter(fund -> now.isBefore(expiry(fund)))
                .sorted(Comparator.comparing(this::expiry).thenComparing(fund -> fund))
                .toList();
    }

    private Instant expiry(String fund) {
        return house.get("fund:" + fund).orElse(Instant.MAX);
    }

    private String topUp(String key, Ask.TopUp ask, boolean doIt) {
        if (!house.containsKey("desk:" + ask.desk())) {
            return "declined UNKNOWN_DESK";
        }
        Optional<String> missing = missing(ask.wallet());
        if (missing.isPresent()) {
            return missing.get();
        }
        String id = walletOf(ask.wallet());
        Wallet wallet = wallet(id);
        if (ask.amount() > 200) {
            return "declined ABOVE_REQUEST_LIMIT limit 200";
        } else if (wallet.own + wallet.granted() + wallet.allHeld() + ask.amount() > 300) {
            return "declined ABOVE_BALANCE_LIMIT limit 300";
        } else if (ask.amount() > 60 && ask.answering() != Ask.Answering.YES) {
            return "asked about " + ask.amount();
        }
        if (doIt) {
            credit(id, "desk:" + ask.desk(), ask.amount());
            topUps.put(key, new Cash(id, ask.desk(), ask.amount()));
        }
        return doIt ? approved(ask.amount(), wallet) : "approved";
    }

    private String reverseTopUp(Ask.ReverseTopUp ask, boolean doIt) {
        if (!recorded.containsKey(ask.topUp())) {
            return "declined UNKNOWN_TRANSACTION";
        } else if (!topUps.containsKey(ask.topUp())) {
            return "declined NOT_A_TOP_UP";
        } else if (reversed.contains(ask.topUp())) {
            return "declined ALREADY_REVERSED";
        }
        Cash topUp = topUps.get(ask.topUp());
        Wallet wallet = wallet(topUp.wallet);
        long spent = Math.max(0, topUp.amount - wallet.own);
        if (wallet.closed) {
            return "declined WALLET_CLOSED";
        } else if (spent > 0 && !ask.approved()) {
            return "refused NEEDS_APPROVAL short " + spent;
        }
        if (doIt) {
            move("own:" + topUp.wallet, "desk:" + topUp.desk, topUp.amount - spent);
            move("iou:" + topUp.wallet, "desk:" + topUp.desk, spent);
            reversed.add(ask.topUp());
        }
        return doIt ? approved(topUp.amount, wallet) : "approved";
    }

    private String grant(Ask.Grant ask, Instant now, boolean doIt) {
        if (!house.containsKey("fund:" + ask.fund())) {
            return "declined UNKNOWN_FUND";
        } else if (!now.isBefore(expiry(ask.fund()))) {
            return "declined FUND_EXPIRED";
        }
        Optional<String> missing = missing(ask.wallet());
        if (missing.isPresent()) {
            return missing.get();
        }
        String id = walletOf(ask.wallet());
        Wallet wallet = wallet(id);
        if (ask.amount() > 200) {
            return "declined ABOVE_REQUEST_LIMIT limit 200";
        } else if (wallet.own + wallet.granted() + wallet.allHeld() + ask.amount() > 300) {
            return "declined ABOVE_BALANCE_LIMIT limit 300";
        }
        if (doIt) {
            move("fund:" + ask.fund(), "grant:" + id + ":" + ask.fund(), ask.amount());
        }
        return doIt ? approved(ask.amount(), wallet) : "approved";
    }

    private String givePass(Ask.GivePass ask, Instant now, boolean doIt) {
        if (!house.containsKey("sponsor:" + ask.sponsor())) {
            return "declined UNKNOWN_SPONSOR";
        } else if (!ask.booths().stream().map("booth:"::concat).allMatch(house::containsKey)) {
            return "declined UNKNOWN_BOOTH";
        } else if (ask.until().filter(end -> !now.isBefore(end)).isPresent()) {
            return "declined PASS_UNTIL_PAST";
        }
        Optional<String> refused = missing(ask.wallet()).or(() -> passes.give(ask, walletOf(ask.wallet()), now, doIt));
        return refused.orElseGet(() -> doIt ? approved(0, wallet(walletOf(ask.wallet()))) : "approved");
    }

    private String endPass(Ask.EndPass ask, boolean doIt) {
        Optional<String> refused = missing(ask.wallet()).or(() -> passes.end(ask, walletOf(ask.wallet()), doIt));
        return refused.orElseGet(() -> doIt ? approved(0, wallet(walletOf(ask.wallet()))) : "approved");
    }

    private String close(Ask.CloseWallet ask, Instant now, boolean doIt) {
        if (ask.desk().filter(desk -> !house.containsKey("desk:" + desk)).isPresent()) {
            return "declined UNKNOWN_DESK";
        }
        Optional<String> missing = missing(ask.wallet());
        if (missing.isPresent()) {
            return missing.get();
        }
        String id = walletOf(ask.wallet());
        Wallet wallet = wallet(id);
        if (wallet.allHeld() > 0) {
            return "declined MONEY_IS_HELD";
        } else if (wallet.owed > 0) {
            return "declined MONEY_IS_OWED";
        } else if (wallet.own > 0 && ask.desk().isEmpty()) {
            return "declined NEEDS_A_DESK";
        }
        long handedBack = wallet.own;
        if (doIt) {
            ask.desk().ifPresent(desk -> move("own:" + id, "desk:" + desk, handedBack));
            List.copyOf(wallet.grants.keySet())
                    .forEach(fund -> move("grant:" + id + ":" + fund, "fund:" + fund, wallet.grants.get(fund)));
            activeCard(id).ifPresent(card -> is(card, id, "BLOCKED", now));
            passes.close(id);
            wallet.closed = true;
        }
        return doIt ? approved(handedBack, wallet) : "approved";
    }

    private String expireGrant(Ask.ExpireGrant ask, Instant now, boolean doIt) {
        if (!wallets.containsKey(ask.wallet())) {
            return "declined UNKNOWN_WALLET";
        }
        Wallet wallet = wallet(ask.wallet());
        long left = wallet.grants.getOrDefault(ask.fund(), 0L);
        if (left == 0) {
            return "refused NOTHING_LEFT";
        } else if (now.isBefore(expiry(ask.fund()))) {
            return "refused NOT_DUE";
        }
        if (doIt) {
            move("grant:" + ask.wallet() + ":" + ask.fund(), "fund:" + ask.fund(), left);
        }
        return doIt ? approved(left, wallet) : "approved";
    }

    /** Every hold that has lapsed ends, and everything that has expired goes back. */
    void sweep(Instant now) {
        sweepHolds(now);
        wallets.forEach((id, wallet) -> List.copyOf(wallet.grants.keySet()).stream()
                .filter(fund -> !now.isBefore(expiry(fund)))
                .forEach(fund -> move("grant:" + id + ":" + fund, "fund:" + fund, wallet.grants.get(fund))));
    }

    private String withdraw(Ask.Withdraw ask, boolean doIt) {
        if (!house.containsKey("desk:" + ask.desk())) {
            return "declined UNKNOWN_DESK";
        }
        Optional<String> missing = missing(ask.wallet());
        if (missing.isPresent()) {
            return missing.get();
        }
        String id = walletOf(ask.wallet());
        Wallet wallet = wallet(id);
        if (ask.amount() > 150) {
            return "declined ABOVE_REQUEST_LIMIT limit 150";
        }
        long withdrawable = Math.max(0, wallet.own - wallet.owed);
        if (ask.amount() > withdrawable) {
            return "declined NOT_ENOUGH_MONEY short " + (ask.amount() - withdrawable);
        }
        if (doIt) {
            move("own:" + id, "desk:" + ask.desk(), ask.amount());
        }
        return doIt ? approved(ask.amount(), wallet) : "approved";
    }

    /** Cash in a till or the safe is the negative of its balance. */
    private String moveCash(String source, String target, long amount, boolean doIt) {
        if (Stream.of(source, target).anyMatch(place -> !place.equals("safe") && !house.containsKey(place))) {
            return "declined UNKNOWN_DESK";
        }
        if (doIt) {
            move(target, source, amount);
        }
        return doIt ? "approved " + amount : "approved";
    }

    private String count(String till, long counted, boolean doIt) {
        if (!house.containsKey(till)) {
            return "declined UNKNOWN_DESK";
        }
        long expected = -balance(till);
        if (doIt) {
            move(till, "over-short", counted - expected);
            move("over-short", till, expected - counted);
            days.counted(till);
        }
        return doIt
                ? "approved " + Math.abs(counted - expected) + ", counted " + counted + " of " + expected
                : "approved";
    }

    private String payOut(String booth, Optional<Long> amount, boolean doIt) {
        if (!house.containsKey(booth)) {
            return "declined UNKNOWN_BOOTH";
        }
        long owed = balance(booth);
        long paid = amount.orElse(owed);
        if (owed <= 0 || paid > owed) {
            return "declined MORE_THAN_OWED limit " + owed;
        }
        if (doIt) {
            move(booth, "safe", paid);
        }
        return doIt ? "approved " + paid : "approved";
    }

    private long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }

    private String correct(Ask.Correct ask, boolean doIt) {
        TreeSet<String> accounts = new TreeSet<>();
        ask.moves().forEach(move -> accounts.addAll(List.of(move.from(), move.to())));
        Optional<String> unknown = accounts.stream()
                .flatMap(ReferenceModel::houseAccount)
                .sorted()
                .filter(account -> !house.containsKey(account))
                .findFirst();
        if (unknown.isPresent()) {
            return "declined UNKNOWN_" + unknown.get().split(":", -1)[0].toUpperCase(Locale.ROOT);
        }
        Optional<String> id = accounts.stream()
                .filter(ReferenceModel::isOfWallet)
                .map(account -> account.split(":", -1)[1])
                .findFirst();
        if (id.isPresent() && !wallets.containsKey(id.get())) {
            return "declined UNKNOWN_WALLET";
        }
        if (id.isPresent() && accounts.stream().anyMatch(account -> wouldBeBelowZero(account, ask))) {
            return "declined BELOW_ZERO";
        }
        if (doIt) {
            ask.moves().forEach(move -> move(move.from(), move.to(), move.amount()));
        }
        long amount = ask.moves().stream().mapToLong(Ask.Move::amount).sum();
        return doIt ? id.map(wallet -> approved(amount, wallet(wallet))).orElse("approved " + amount) : "approved";
    }

    /** The account of the house that must be there for an account to be used. */
    private static Stream<String> houseAccount(String account) {
        String[] parts = account.split(":", -1);
        return switch (parts[0]) {
            case "grant" -> Stream.of("fund:" + parts[2]);
            case "own", "iou", "safe", "over-short", "suspense" -> Stream.of();
            default -> Stream.of(account);
        };
    }

    private boolean wouldBeBelowZero(String account, Ask.Correct ask) {
        if (!isOfWallet(account)) {
            return false;
        }
        long after = balance(account);
        for (Ask.Move move : ask.moves()) {
            after += move.to().equals(account) ? move.amount() : 0;
            after -= move.from().equals(account) ? move.amount() : 0;
        }
        return account.startsWith("iou:") ? after > 0 : after < 0;
    }

    private static boolean isOfWallet(String account) {
        return Stream.of("own:", "grant:", "iou:").anyMatch(account::startsWith);
    }

    private String openWallet(Ask.OpenWallet ask, Instant now, boolean doIt) {
        if (wallets.containsKey(ask.wallet())) {
            return "declined WALLET_EXISTS";
        } else if (ask.card().filter(this::isActive).isPresent()) {
            return "declined CARD_ALREADY_LINKED";
        } else if (ask.fund().filter(name -> !house.containsKey("fund:" + name)).isPresent()) {
            return "declined UNKNOWN_FUND";
        } else if (ask.fund().filter(name -> !now.isBefore(expiry(name))).isPresent()) {
            return "declined FUND_EXPIRED";
        }
        if (!doIt) {
            return "approved";
        }
        Wallet wallet = new Wallet();
        wallets.put(ask.wallet(), wallet);
        ask.card().ifPresent(card -> is(card, ask.wallet(), "ACTIVE", now));
        ask.fund().ifPresent(name -> move("fund:" + name, "grant:" + ask.wallet() + ":" + name, ask.grant()));
        return approved(ask.fund().isPresent() ? ask.grant() : 0, wallet);
    }

    private String openHouse(Ask.OpenHouse ask, boolean doIt) {
        if (house.containsKey(ask.account())) {
            return "declined ACCOUNT_EXISTS";
        }
        if (doIt) {
            house.put(ask.account(), ask.expiresAt());
        }
        return doIt ? "approved 0" : "approved";
    }

    private String link(Ask.Link ask, Instant now, boolean doIt) {
        Optional<String> missing = missing(new Ask.Payer(false, ask.wallet()));
        if (missing.isPresent()) {
            return missing.get();
        } else if (isActive(ask.card())) {
            return "declined CARD_ALREADY_LINKED";
        } else if (activeCard(ask.wallet()).isPresent()) {
            return "declined WALLET_HAS_A_CARD";
        }
        if (doIt) {
            is(ask.card(), ask.wallet(), "ACTIVE", now);
        }
        return doIt ? approved(0, wallet(ask.wallet())) : "approved";
    }

    /** From an instant on. */
    private void is(String card, String wallet, String status, Instant at) {
        cards.put(card, new CardState(wallet, status));
        cardPast.is(card, wallet, status, at);
    }

    private boolean isActive(String card) {
        return cards.containsKey(card) && cards.get(card).status.equals("ACTIVE");
    }

    private String replace(Ask.Replace ask, Instant now, boolean doIt) {
        Optional<String> active = activeCard(ask.wallet());
        Optional<String> missing = missing(new Ask.Payer(false, ask.wallet()));
        if (missing.isPresent()) {
            return missing.get();
        } else if (isActive(ask.card())) {
            return "declined CARD_ALREADY_LINKED";
        } else if (active.isEmpty()) {
            return "declined WALLET_HAS_NO_CARD";
        }
        if (doIt) {
            is(active.get(), ask.wallet(), "REPLACED", now);
            is(ask.card(), ask.wallet(), "ACTIVE", now);
        }
        return doIt ? approved(0, wallet(ask.wallet())) : "approved";
    }

    private String block(Ask.Block ask, Instant now, boolean doIt) {
        Ask.Payer byCard = new Ask.Payer(true, ask.card());
        Optional<String> missing = missing(byCard);
        if (missing.isPresent()) {
            return missing.get();
        }
        String wallet = walletOf(byCard);
        if (doIt) {
            is(ask.card(), wallet, "BLOCKED", now);
        }
        return doIt ? approved(0, wallet(wallet)) : "approved";
    }

    private Optional<String> activeCard(String wallet) {
        return cards.entrySet().stream()
                .filter(entry -> entry.getValue().equals(new CardState(wallet, "ACTIVE")))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Why there is no wallet to work with, if so. */
    private Optional<String> missing(Ask.Payer payer) {
        if (!payer.byCard()) {
            if (!wallets.containsKey(payer.name())) {
                return Optional.of("declined UNKNOWN_WALLET");
            }
            return wallet(payer.name()).closed ? Optional.of("declined WALLET_CLOSED") : Optional.empty();
        }
        CardState card = cards.get(payer.name());
        if (card == null) {
            return Optional.of("declined UNKNOWN_CARD");
        }
        return card.status.equals("ACTIVE") ? Optional.empty() : Optional.of("declined CARD_" + card.status);
    }

    private String walletOf(Ask.Payer payer) {
        return payer.byCard() ? cards.get(payer.name()).wallet : payer.name();
    }

    private Wallet wallet(String id) {
        return wallets.get(id);
    }

    private static String approved(long amount, Wallet wallet) {
        return "approved " + amount + ", own " + wallet.own + ", grants " + wallet.granted()
                + (wallet.allHeld() == 0 ? "" : ", held " + wallet.allHeld())
                + (wallet.owed == 0 ? "" : ", owed " + wallet.owed);
    }

    /** Own money that comes in repays a debt first. */
    private void credit(String wallet, String from, long amount) {
        long repaid = Math.min(amount, wallet(wallet).owed);
        move(from, "iou:" + wallet, repaid);
        move(from, "own:" + wallet, amount - repaid);
    }

    private void move(String from, String to, long amount) {
        if (amount > 0) {
            add(from, -amount);
            add(to, amount);
        }
    }

    private void add(String account, long amount) {
        balances.merge(account, amount, Long::sum);
        days.moved(account);
        String[] parts = account.split(":", -1);
        switch (parts[0]) {
            case "own" -> wallet(parts[1]).own += amount;
            case "held" -> wallet(parts[1]).held += amount;
            case "iou" -> wallet(parts[1]).owed -= amount;
            case "grant" -> wallet(parts[1]).grants.merge(parts[2], amount, Long::sum);
            case "held-grant" -> wallet(parts[1]).heldGrants.merge(parts[2], amount, Long::sum);
            default -> {
                // Of the house: its balance is all there is to it.
            }
        }
    }
}

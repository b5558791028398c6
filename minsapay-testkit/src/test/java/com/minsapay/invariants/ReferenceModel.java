package com.minsapay.invariants;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the ledger should say and hold, worked out a second time with plain maps and longs. It shares no rule with the
 * library; its figures are those of {@link Festival#POLICY}. A reply is a short sentence. Each subject has a model of its
 * own, which makes a {@link Verdict} of a request; this one remembers the replies.
 */
final class ReferenceModel {
    static final String CONFLICT = "conflict";

    private record Recorded(Ask meaning, String reply) {}

    private final Map<String, Recorded> recorded = new HashMap<>();
    private final ReferenceDays days = new ReferenceDays();
    private final ReferenceBooks books = new ReferenceBooks(days);
    private final CardModel cards = new CardModel(books);
    private final PassModel passes = new PassModel(books, cards);
    private final GrantModel grants = new GrantModel(books, cards);
    private final SpendingModel spending = new SpendingModel(books);
    private final SaleModel sales = new SaleModel(books, cards, passes, spending);
    private final HoldModel holds = new HoldModel(books, cards, passes, spending, sales);
    private final CashModel cash = new CashModel(books, cards, days);
    private final WalletModel wallets = new WalletModel(books, cards, passes, grants);
    private final CorrectionModel corrections = new CorrectionModel(books);

    /** What a request is answered at an instant; approved and declined ones are remembered. */
    String answer(Act act, Instant now) {
        if (recorded.containsKey(act.key())) {
            return again(act);
        }
        String reply = verdict(act, now).carryOut();
        if (isFinal(reply)) {
            recorded.put(act.key(), new Recorded(act.ask().meaning(), reply));
        }
        return reply;
    }

    /** What a request would be answered, without doing it. */
    String foretell(Act act, Instant now) {
        return recorded.containsKey(act.key()) ? again(act) : verdict(act, now).foretell();
    }

    /** What a key gets that was recorded. */
    private String again(Act act) {
        Recorded before = recorded.get(act.key());
        return before.meaning.equals(act.ask().meaning()) ? before.reply : CONFLICT;
    }

    /** Whether the same key gets this reply for ever. */
    static boolean isFinal(String reply) {
        return reply.startsWith("approved") || reply.startsWith("declined");
    }

    /** Every hold that has lapsed ends, and everything that has expired goes back. */
    void sweep(Instant now) {
        holds.sweep(now);
        grants.sweep(now);
    }

    /** The balance of every account that was ever touched. */
    Map<String, Long> balances() {
        return books.balances();
    }

    /** Every wallet and what it holds: {@code w1 own 5 grants {never=3} held 0 and {} owed 0}. */
    List<String> walletStates() {
        return books.wallets().stream().map(ReferenceWallet::state).toList();
    }

    /** Every wallet's free passes, as its row has them. */
    List<String> passStates() {
        return books.wallets().stream().map(passes::text).toList();
    }

    /** What each close says that the ledger added up to, by kind of account, in order. */
    List<Map<String, Long>> closes() {
        return days.closes();
    }

    /** Every card: {@code c1 of w1 ACTIVE}. */
    List<String> cardStates() {
        return cards.states();
    }

    private Verdict verdict(Act act, Instant now) {
        Ask ask = act.ask();
        if (ask instanceof Ask.Charge charge) {
            return sales.charge(act.key(), charge, now);
        } else if (ask instanceof Ask.LateCharge late) {
            return sales.lateCharge(act.key(), late, now);
        } else if (ask instanceof Ask.Refund refund) {
            return ofRecorded(refund.charge(), () -> sales.refund(refund, now));
        } else if (ask instanceof Ask.Hold hold) {
            return holds.hold(act.key(), hold, now);
        } else if (ask instanceof Ask.Capture capture) {
            return ofRecorded(capture.hold(), () -> holds.capture(act.key(), capture, now));
        } else if (ask instanceof Ask.Release release) {
            return ofRecorded(release.hold(), () -> holds.release(release.hold(), now));
        } else if (ask instanceof Ask.ExpireHold expiry) {
            return ofRecorded(expiry.hold(), () -> holds.expire(expiry.hold(), now));
        } else if (ask instanceof Ask.TopUp topUp) {
            return cash.topUp(act.key(), topUp);
        } else if (ask instanceof Ask.ReverseTopUp reversal) {
            return ofRecorded(reversal.topUp(), () -> cash.reverse(reversal));
        } else if (ask instanceof Ask.Grant grant) {
            return grants.grant(grant, now);
        } else if (ask instanceof Ask.GivePass pass) {
            return passes.give(pass, now);
        } else if (ask instanceof Ask.EndPass pass) {
            return passes.end(pass);
        } else if (ask instanceof Ask.CloseWallet close) {
            return wallets.close(close, now);
        } else if (ask instanceof Ask.ExpireGrant expiry) {
            return grants.expire(expiry, now);
        } else if (ask instanceof Ask.Withdraw withdraw) {
            return cash.withdraw(withdraw);
        } else if (ask instanceof Ask.Correct correct) {
            return corrections.correct(correct);
        } else if (ask instanceof Ask.BringFloat move) {
            return cash.carry("safe", "desk:" + move.desk(), move.amount());
        } else if (ask instanceof Ask.Drop move) {
            return cash.carry("desk:" + move.desk(), "safe", move.amount());
        } else if (ask instanceof Ask.Carry move) {
            return cash.carry("desk:" + move.from(), "desk:" + move.to(), move.amount());
        } else if (ask instanceof Ask.Count count) {
            return cash.count(count);
        } else if (ask instanceof Ask.PayOut payOut) {
            return cash.payOut(payOut);
        } else if (ask instanceof Ask.CloseDay) {
            return days.close(books.balances());
        } else if (ask instanceof Ask.OpenWallet open) {
            return wallets.open(open, now);
        } else if (ask instanceof Ask.OpenHouse open) {
            return books.open(open);
        } else if (ask instanceof Ask.Link link) {
            return cards.link(link, now);
        } else if (ask instanceof Ask.Block block) {
            return cards.block(block, now);
        }
        return cards.replace((Ask.Replace) ask, now);
    }

    /** What comes of a request about an earlier one, which must have been answered for ever. */
    private Verdict ofRecorded(String key, Supplier<Verdict> verdict) {
        return recorded.containsKey(key) ? verdict.get() : Verdict.declined("UNKNOWN_TRANSACTION");
    }
}

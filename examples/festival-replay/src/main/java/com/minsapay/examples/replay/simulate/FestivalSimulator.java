package com.minsapay.examples.replay.simulate;

import com.minsapay.examples.replay.clock.ClockReading;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.file.RowType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.PriorityQueue;

/**
 * Makes up a festival, in the format of {@link FestivalFile}.
 *
 * <p>Students open wallets, some with a subsidy, top up, buy at popular and less popular booths, most around lunch, and
 * are paid back what is left. Balances follow, but for what goes wrong on purpose: double taps, card numbers typed as
 * amounts and taken back, subsidies handed out as cash, one outage with its paper entered later, and, among fifty
 * students or more, one wallet corrected by hand and one damaged field.
 */
public final class FestivalSimulator {
    private static final int DESK = 0;
    private static final int ENOUGH_FOR_RARE_FAULTS = 50;
    private static final long SUBSIDY = 7000;

    private final SimulationSettings settings;
    private final Calendar calendar;
    private final Fair fair;
    private final Dice dice;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingInt(Event::second).thenComparingLong(Event::order));
    private final long[] balances;
    private final int corrected;
    private final int garbled;
    private final int mistyped;
    private final StringBuilder out = new StringBuilder(FestivalFile.HEADER).append('\n');
    private long order;
    private long rows;
    private boolean hasMistyped;
    private boolean handCorrected;

    private FestivalSimulator(SimulationSettings settings) {
        this.settings = settings;
        this.calendar = Calendar.of(settings);
        this.fair = new Fair(settings.booths());
        this.dice = new Dice(settings.seed());
        this.balances = new long[settings.students()];
        boolean enough = settings.students() >= ENOUGH_FOR_RARE_FAULTS;
        this.corrected = enough ? dice.below(settings.students()) : -1;
        this.garbled = enough ? dice.below(settings.students()) : -1;
        this.mistyped = enough ? dice.below(settings.students()) : -1;
    }

    /** The whole file's text, with line feeds. */
    public static String simulate(SimulationSettings settings) {
        return new FestivalSimulator(settings).run();
    }

    private String run() {
        planVisits();
        while (!events.isEmpty()) {
            handle(events.remove());
        }
        return out.toString();
    }

    private void planVisits() {
        int[] openings = new int[settings.students()];
        for (int i = 0; i < openings.length; i++) {
            openings[i] = dice.below(calendar.openingsEnd());
        }
        Arrays.sort(openings);
        for (int student = 0; student < openings.length; student++) {
            int opening = openings[student];
            add(opening, student, Act.OPEN, DESK, 0);
            int visits = 2 + dice.below(7);
            for (int i = 0; i < visits; i++) {
                add(visit(opening + 60), student, Act.BUY, DESK, 0);
            }
            if (dice.perMille(800)) {
                int span = calendar.seconds() - calendar.withdrawalsBegin();
                add(calendar.withdrawalsBegin() + dice.below(span), student, Act.WITHDRAW, DESK, 0);
            }
        }
    }

    /** A second between the opening and the end of sales; the busier, the likelier. */
    private int visit(int earliest) {
        int span = Math.max(1, calendar.salesEnd() - 5 - earliest);
        int second = earliest + dice.below(span);
        while (dice.below(40) >= calendar.busyness(second)) {
            second = earliest + dice.below(span);
        }
        return second;
    }

    private void add(int second, int student, Act act, int booth, long amount) {
        events.add(new Event(second, order++, student, act, booth, amount));
    }

    private void handle(Event event) {
        if (calendar.isOut(event.second())) {
            duringOutage(event);
            return;
        }
        switch (event.act()) {
            case OPEN -> open(event);
            case TOP_UP -> topUp(event);
            case BUY -> buy(event);
            case PAY -> pay(event);
            case WITHDRAW -> write(event, RowType.WITHDRAW, balances[event.student()]);
        }
    }

    /** Sales go on paper and are entered at the extra booth after closing; everything else waits. */
    private void duringOutage(Event event) {
        if (event.act() == Act.BUY) {
            int span = calendar.withdrawalsBegin() - calendar.salesEnd();
            long price = fair.price(fair.booth(dice), dice);
            add(calendar.salesEnd() + dice.below(span), event.student(), Act.PAY, fair.extraBooth(), price);
        } else {
            add(calendar.outageTo() + dice.below(240), event.student(), event.act(), event.booth(), event.amount());
        }
    }

    private void open(Event event) {
        long subsidy = dice.perMille(250) ? SUBSIDY : dice.perMille(40) ? 10_000 : 0;
        write(event, RowType.OPEN, subsidy);
        if (subsidy == 0 || dice.perMille(600)) {
            long amount = dice.pick(5000, 10_000, 10_000, 20_000, 20_000, 20_000, 30_000, 50_000);
            add(event.second() + 8 + dice.below(7), event.student(), Act.TOP_UP, DESK, amount);
        }
    }

    private void topUp(Event event) {
        boolean typo = dice.perMille(5) || (event.student() == mistyped && !hasMistyped);
        if (!typo) {
            write(event, RowType.CHARGE, event.amount());
            return;
        }
        hasMistyped = true;
        // The card was read while the cursor stood in the amount: its number, which never ends in 0 here.
        write(event, RowType.CHARGE, 1_000_000_000L + dice.below(300_000_000) * 10L + 1 + dice.below(9));
        int undone = event.second() + 10 + dice.below(15);
        add(undone, event.student(), Act.WITHDRAW, DESK, 0);
        add(undone + 8 + dice.below(5), event.student(), Act.TOP_UP, DESK, event.amount());
    }

    private void buy(Event event) {
        int booth = fair.booth(dice);
        if (dice.perMille(40)) {
            pay(new Event(event.second(), event.order(), event.student(), Act.PAY, booth, 0));
            return;
        }
        long price = fair.price(booth, dice);
        if (balances[event.student()] >= price) {
            pay(new Event(event.second(), event.order(), event.student(), Act.PAY, booth, price));
        } else if (dice.perMille(300) && event.second() + 120 < calendar.salesEnd()) {
            add(event.second() + 30, event.student(), Act.TOP_UP, DESK, dice.pick(5000, 10_000));
        }
    }

    private void pay(Event event) {
        if (balances[event.student()] < event.amount()) {
            return;
        }
        write(event, RowType.PAY, event.amount());
        if (event.amount() > 0 && event.booth() != fair.extraBooth() && dice.perMille(12)) {
            add(event.second() + dice.below(2), event.student(), Act.PAY, event.booth(), event.amount());
        }
    }

    private void write(Event event, RowType type, long amount) {
        int student = event.student();
        if (student == corrected && type == RowType.PAY && amount > 0) {
            correctByHand();
        }
        balances[student] += type.signed(amount);
        String word = student == garbled && type == RowType.OPEN ? "개설" : type.code();
        out.append(String.format(
                Locale.ROOT,
                "%d,user#%03d,booth#%03d,%s,%s,%d,%d\n",
                rows++,
                student,
                event.booth(),
                ClockReading.of(calendar.time(event.second())),
                word,
                amount,
                balances[student]));
    }

    /** Once: someone changes a balance where no row tells of it. */
    private void correctByHand() {
        if (!handCorrected) {
            handCorrected = true;
            balances[corrected] += SUBSIDY;
        }
    }

    private enum Act {
        OPEN,
        TOP_UP,
        BUY,
        PAY,
        WITHDRAW
    }

    private record Event(int second, long order, int student, Act act, int booth, long amount) {}
}

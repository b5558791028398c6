package com.minsapay.invariants;

import com.minsapay.testkit.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens at a festival, step by step. */
record Program(List<Step> steps) {
    /** Requests that come at the same instant, and what goes wrong meanwhile. */
    record Step(Duration pause, boolean restart, List<Fault> faults, List<Act> acts) {
        /** The same with other requests. */
        Step with(List<Act> others) {
            return new Step(pause, restart, faults, others);
        }

        /** The same if nothing went wrong. */
        Step untroubled() {
            return new Step(pause, false, List.of(), acts);
        }

        @Override
        public String toString() {
            return "  " + (pause.isZero() ? "" : "after " + pause + ", ") + (restart ? "after a restart, " : "")
                    + acts.stream().map(Act::toString).collect(Collectors.joining("  ||  "))
                    + (faults.isEmpty() ? "" : "  with " + faults);
        }
    }

    /** How a request comes by its key. */
    enum Reuse {
        FRESH_KEY,
        SAME_REQUEST_AGAIN,
        USED_KEY_FOR_ANOTHER_REQUEST
    }

    /** A request before keys are given; {@code which} picks the earlier request that is reused, refunded or ended. */
    record Draft(Ask ask, Reuse reuse, int which) {}

    /** A step before keys are given. */
    record StepDraft(Duration pause, boolean restart, List<Fault> faults, List<Draft> drafts) {}

    /** Of what is a refund, most of charges. */
    private static final List<Class<? extends Ask>> PAYMENTS =
            List.of(Ask.Capture.class, Ask.Charge.class, Ask.LateCharge.class, Ask.Charge.class);

    /** Gives keys, in order. */
    static Program of(List<StepDraft> drafts) {
        List<Act> before = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (StepDraft draft : drafts) {
            List<Act> acts = new ArrayList<>();
            for (Draft one : draft.drafts()) {
                Act act = act(one, before);
                before.add(act);
                acts.add(act);
            }
            steps.add(new Step(draft.pause(), draft.restart(), draft.faults(), acts));
        }
        return new Program(steps);
    }

    private static Act act(Draft draft, List<Act> before) {
        Ask ask = aboutEarlier(draft.ask(), draft.which(), before);
        if (before.isEmpty() || draft.reuse() == Reuse.FRESH_KEY) {
            return new Act(Act.key(before.size() + 1), ask);
        }
        Act earlier = before.get(draft.which() % before.size());
        return draft.reuse() == Reuse.SAME_REQUEST_AGAIN ? earlier : new Act(earlier.key(), ask);
    }

    private static Ask aboutEarlier(Ask ask, int which, List<Act> before) {
        if (ask instanceof Ask.Refund refund) {
            return new Ask.Refund(earlier(PAYMENTS.get(which % PAYMENTS.size()), which, before), refund.amount());
        } else if (ask instanceof Ask.ReverseTopUp reversal) {
            return new Ask.ReverseTopUp(earlier(Ask.TopUp.class, which, before), reversal.approved());
        } else if (ask instanceof Ask.Capture capture) {
            return new Ask.Capture(earlier(Ask.Hold.class, which, before), capture.amount());
        } else if (ask instanceof Ask.Release) {
            return new Ask.Release(earlier(Ask.Hold.class, which, before));
        } else if (ask instanceof Ask.ExpireHold) {
            return new Ask.ExpireHold(earlier(Ask.Hold.class, which, before));
        }
        return ask;
    }

    /** The key of one of a kind if there is one, else of whatever there is. */
    private static String earlier(Class<? extends Ask> kind, int which, List<Act> before) {
        List<Act> ofKind =
                before.stream().filter(act -> kind.isInstance(act.ask())).toList();
        List<Act> candidates = ofKind.isEmpty() ? before : ofKind;
        return candidates.isEmpty()
                ? "nothing"
                : candidates.get(which % candidates.size()).key();
    }

    /** Every request, in order. */
    Stream<Act> acts() {
        return steps.stream().flatMap(step -> step.acts().stream());
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n", "\n", "\n"));
    }
}

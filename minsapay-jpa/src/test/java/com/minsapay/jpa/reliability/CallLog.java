package com.minsapay.jpa.reliability;

import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.outcome.Outcome;
import com.minsapay.request.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the callers of a load asked and were told, over all its runs. Not thread-safe. */
final class CallLog {
    static final String OPENING = "opening";
    static final String READY = "ready";

    private static final String SENT = "sent";
    private static final String ANSWER = "answer";
    private static final String FAULT = "fault";
    private static final String NONE = "-";

    private static final Comparator<Load.Place> IN_ORDER = Comparator.comparingInt(Load.Place::run)
            .thenComparingInt(Load.Place::caller)
            .thenComparingInt(Load.Place::n);

    private final Set<String> sent = new HashSet<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<String> troubles = new ArrayList<>();

    /**
     * An acknowledged outcome.
     *
     * @param id the transaction's, or {@code -} if it was declined
     * @param result the amount in minor units, or why it was declined
     * @param text all of the outcome
     */
    record Answer(String id, String result, String text) {
        static Answer of(Outcome outcome) {
            return outcome.fold(
                    approved -> new Answer(
                            approved.receipt().transaction().toString(),
                            Long.toString(approved.receipt().amount().minorUnits()),
                            outcome.toString()),
                    declined -> new Answer(NONE, declined.reason().name(), outcome.toString()),
                    asked -> {
                        throw new IllegalStateException("the load asks for nothing that is asked about");
                    });
        }

        boolean isApproved() {
            return !id.equals(NONE);
        }
    }

    CallLog() {
        Load.opening().stream().map(Request::key).map(IdempotencyKey::value).forEach(sent::add);
    }

    /** What several programs were told, one after the other. */
    static CallLog together(List<CallLog> logs) {
        CallLog together = new CallLog();
        for (CallLog log : logs) {
            together.sent.addAll(log.sent);
            log.answers.forEach(together::add);
            together.troubles.addAll(log.troubles);
        }
        return together;
    }

    static String sent(IdempotencyKey key) {
        return String.join("\t", SENT, key.value());
    }

    static String answer(IdempotencyKey key, Outcome outcome) {
        Answer answer = Answer.of(outcome);
        return String.join("\t", ANSWER, key.value(), answer.id(), answer.result(), answer.text());
    }

    static String fault(IdempotencyKey key, RuntimeException fault) {
        return String.join("\t", FAULT, key.value(), fault.toString().replace('\n', ' '));
    }

    static boolean isAnswer(String line) {
        return line.startsWith(ANSWER + "\t");
    }

    /** Takes a whole line that a caller wrote. */
    void add(String line) {
        String[] parts = line.split("\t", -1);
        switch (parts[0]) {
            case SENT -> sent.add(parts[1]);
            case ANSWER -> add(parts[1], new Answer(parts[2], parts[3], parts[4]));
            case FAULT -> troubles.add("a fault without a crash, under " + parts[1] + ": " + parts[2]);
            case OPENING, READY -> {}
            default -> troubles.add("a line that nobody should have written: " + line);
        }
    }

    void add(String key, Answer answer) {
        Answer before = answers.putIfAbsent(key, answer);
        if (before != null && !before.equals(answer)) {
            troubles.add(key + " was answered " + before.text() + ", then " + answer.text());
        }
    }

    /** Every key that was ever asked under. */
    Set<String> sent() {
        return sent;
    }

    /** What was acknowledged, by key, in the order of the first acknowledgement. */
    Map<String, Answer> answers() {
        return answers;
    }

    /** What must not be: faults, and two answers to one key. */
    List<String> troubles() {
        return troubles;
    }

    /** Keys that were asked under and whose answers nobody saw, in the order of each caller. */
    List<String> unanswered() {
        return places().filter(place -> !answers.containsKey(place.key().value()))
                .sorted(IN_ORDER)
                .map(place -> place.key().value())
                .toList();
    }

    /** Where a caller goes on that began at a place. */
    Load.Place next(Load.Place begin) {
        return places().filter(place -> place.run() == begin.run() && place.caller() == begin.caller())
                .max(IN_ORDER)
                .map(Load.Place::next)
                .orElse(begin);
    }

    private Stream<Load.Place> places() {
        return sent.stream().filter(key -> key.startsWith("k.")).map(Load.Place::of);
    }
}

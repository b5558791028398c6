package com.minsapay.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Explains the answers to concurrent requests by the order in which the journal has them. */
final class OneByOne {
    private final List<Act> acts;
    private final List<String> replies;
    private final Instant now;
    /** Of each request, what it could have been answered at some point of the order. */
    private final Map<Integer, Set<String>> possible = new LinkedHashMap<>();

    private OneByOne(List<Act> acts, List<String> replies, Instant now) {
        this.acts = acts;
        this.replies = replies;
        this.now = now;
    }

    /**
     * Does the recorded requests one by one on the model and checks that each answer was possible: of a recorded one the
     * model's at its place, of another one the model's at some place.
     *
     * @return the recorded requests, in the journal's order
     */
    static List<Act> replay(
            List<Act> acts, List<String> replies, List<String> recordedKeys, ReferenceModel model, Instant now) {
        return new OneByOne(acts, replies, now).replay(recordedKeys, model);
    }

    private List<Act> replay(List<String> recordedKeys, ReferenceModel model) {
        List<Act> recorded = new ArrayList<>();
        foretell(model);
        for (String key : recordedKeys) {
            int first = firstAnswered(key);
            assertThat(replies.get(first))
                    .as("the answer to %s, recorded in the order %s", acts.get(first), recordedKeys)
                    .isEqualTo(model.answer(acts.get(first), now));
            recorded.add(acts.get(first));
            foretell(model);
        }
        for (int i = 0; i < acts.size(); i++) {
            assertThat(possible.get(i))
                    .as("the answers that %s could get in the order %s", acts.get(i), recordedKeys)
                    .contains(replies.get(i));
        }
        return recorded;
    }

    private void foretell(ReferenceModel model) {
        for (int i = 0; i < acts.size(); i++) {
            possible.computeIfAbsent(i, unused -> new HashSet<>()).add(model.foretell(acts.get(i), now));
        }
    }

    private int firstAnswered(String key) {
        for (int i = 0; i < acts.size(); i++) {
            if (acts.get(i).key().equals(key) && ReferenceModel.isFinal(replies.get(i))) {
                return i;
            }
        }
        throw new AssertionError(key + " was recorded, and nobody was told: " + acts + " " + replies);
    }
}

package com.minsapay.examples.replay.plan;

import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.plan.PostingStep.Correction;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to post, in order, so that at the end every wallet holds what the file says. Immutable.
 *
 * <p>Grants are spent first and never withdrawn; no part of a wallet is below zero after any step. Where the file does
 * not follow these rules or its own arithmetic, a {@link Correction} says so and makes it follow.
 *
 * @param steps every row has at least one; keys differ
 * @param wallets what each user's wallet holds at the end
 */
public record PostingPlan(List<PostingStep> steps, SortedMap<String, WalletState> wallets) {
    /** Copies the collections. */
    public PostingPlan {
        steps = List.copyOf(steps);
        wallets = Collections.unmodifiableSortedMap(new TreeMap<>(wallets));
    }

    /** Plans a festival. The same file gives an equal plan. */
    public static PostingPlan of(FestivalFile file) {
        PlanBuilder builder = new PlanBuilder();
        for (FestivalRow row : file.rows()) {
            builder.add(row);
        }
        return builder.build();
    }

    /** The corrections among the steps. */
    public List<Correction> corrections() {
        return steps.stream()
                .filter(Correction.class::isInstance)
                .map(Correction.class::cast)
                .toList();
    }
}

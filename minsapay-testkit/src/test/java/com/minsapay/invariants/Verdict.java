package com.minsapay.invariants;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a {@link ReferenceModel} makes of a request: a reply and no more, or something to do that ends in a reply. Nothing
 * is done until it is carried out.
 */
record Verdict(Optional<String> reply, Supplier<String> doing) {
    static Verdict declined(String reason) {
        return only("declined " + reason);
    }

    /** Unlike a declined one, a refused request may be sent again. */
    static Verdict refused(String reason) {
        return only("refused " + reason);
    }

    static Verdict asked(Object about) {
        return only("asked about " + about);
    }

    private static Verdict only(String reply) {
        return new Verdict(Optional.of(reply), () -> reply);
    }

    static Verdict approved(long amount, Runnable doing) {
        return new Verdict(Optional.empty(), () -> {
            doing.run();
            return "approved " + amount;
        });
    }

    /** The reply also says what the wallet holds afterwards. */
    static Verdict approved(long amount, ReferenceWallet wallet, Runnable doing) {
        Verdict approved = approved(amount, doing);
        return new Verdict(Optional.empty(), () -> approved.carryOut() + ", " + wallet.told());
    }

    /** The same with more words at the end of what is said after it was done. */
    Verdict saying(String more) {
        return new Verdict(reply, () -> doing.get() + more);
    }

    /** The reply to come; of something to do, only that it would be approved. */
    String foretell() {
        return reply.orElse("approved");
    }

    String carryOut() {
        return doing.get();
    }
}

package com.minsapay.internal.engine;

import com.minsapay.request.Books;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import java.time.Instant;
import java.util.Optional;

/**
 * A request and when it arrived.
 *
 * @param request what is asked
 * @param needs the request's, found on its caller's thread
 * @param at the clock's instant, cut to microseconds
 * @param books the ledger as it was walked for the request; empty if it needs none, or is known by its key already
 */
public record Arrival(Request request, Needs needs, Instant at, Optional<Books> books) {
    /** What is asked, with the books. */
    public Arrival(Request request, Instant at, Optional<Books> books) {
        this(request, request.needs(), at, books);
    }

    /** Without the books. */
    public Arrival(Request request, Instant at) {
        this(request, at, Optional.empty());
    }

    /** Whether it closes the books unless another close came first: nobody else asks for the last one. */
    boolean mayClose() {
        return books.filter(Books::areProven).isPresent();
    }
}

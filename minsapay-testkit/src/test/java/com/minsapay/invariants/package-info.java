/**
 * The ledger's invariants as properties: random programs of requests, run through the front door and compared with a
 * small model that knows nothing of the library's rules.
 */
@org.jspecify.annotations.NullMarked
package com.minsapay.invariants;

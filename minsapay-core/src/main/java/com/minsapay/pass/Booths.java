package com.minsapay.pass;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.SponsorId;
import com.minsapay.ledger.Detail;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The booths that passes are for. */
final class Booths {
    private static final int MOST = 100;

    private Booths() {}

    /** @throws IllegalArgumentException if there are more than one request may name */
    static void requireFew(Set<BoothId> booths) {
        if (booths.size() > MOST) {
            throw new IllegalArgumentException("a request must name at most " + MOST + " booths, had " + booths.size());
        }
    }

    /** Their ids in order, with commas between, which no id has. */
    static String text(Collection<BoothId> booths) {
        return new TreeSet<>(booths).stream().map(BoothId::value).collect(Collectors.joining(","));
    }

    /** What the journal keeps of passes that were given or taken away. */
    static Map<Detail, String> details(SponsorId sponsor, Collection<BoothId> booths) {
        return Map.of(Detail.SPONSOR, AccountId.sponsor(sponsor).toString(), Detail.BOOTHS, text(booths));
    }
}

package com.minsapay.jpa.internal.view;

import com.minsapay.jpa.internal.entity.GrantEntity;
import com.minsapay.spi.DueGrantRow;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.type.StandardBasicTypes;

/** What has lapsed and waits for a sweep, in SQL. */
final class DueQueries {
    private static final DueGrantRow BEFORE_ALL = new DueGrantRow("", "", Long.MIN_VALUE, 0);

    private final StatelessSession session;
    private final Reads reads;

    DueQueries(StatelessSession session, Reads reads) {
        this.session = session;
        this.reads = reads;
    }

    List<DueGrantRow> grants(long by, Optional<DueGrantRow> after, int most) {
        DueGrantRow last = after.orElse(BEFORE_ALL);
        return reads
                .read(() -> session.createNativeQuery(
                                "select g.wallet, g.fund, g.expires_at, w.number from wallet_grant g"
                                        + " join wallet w on w.id = g.wallet where g.expires_at <= :by"
                                        + " and (g.expires_at, g.wallet, g.fund) > (:expiry, :wallet, :fund)"
                                        + GrantEntity.EXPIRING + " order by g.expires_at, g.wallet, g.fund",
                                Object[].class)
                        .addScalar("wallet", StandardBasicTypes.STRING)
                        .addScalar("fund", StandardBasicTypes.STRING)
                        .addScalar("expires_at", StandardBasicTypes.LONG)
                        .addScalar("number", StandardBasicTypes.LONG)
                        .setParameter("by", by)
                        .setParameter("expiry", last.expiresAt())
                        .setParameter("wallet", last.wallet())
                        .setParameter("fund", last.fund())
                        .setMaxResults(most)
                        .getResultList())
                .stream()
                .map(row -> new DueGrantRow((String) row[0], (String) row[1], (Long) row[2], (Long) row[3]))
                .toList();
    }
}

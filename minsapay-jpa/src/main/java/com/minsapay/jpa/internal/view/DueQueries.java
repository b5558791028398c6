package com.minsapay.jpa.internal.view;

import com.minsapay.jpa.internal.entity.GrantEntity;
import com.minsapay.jpa.internal.entity.JournalEntity;
import com.minsapay.spi.DueGrantRow;
import com.minsapay.spi.DueHoldRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.type.StandardBasicTypes;

/** What has lapsed and waits for a sweep, in SQL. */
final class DueQueries {
    private static final DueGrantRow BEFORE_ALL_GRANTS = new DueGrantRow("", "", Long.MIN_VALUE, 0);

    private static final DueHoldRow BEFORE_ALL_HOLDS = new DueHoldRow(new UUID(0, 0), Long.MIN_VALUE, 0);

    private final StatelessSession session;
    private final Reads reads;

    DueQueries(StatelessSession session, Reads reads) {
        this.session = session;
        this.reads = reads;
    }

    List<DueGrantRow> grants(long by, Optional<DueGrantRow> after, int most) {
        DueGrantRow last = after.orElse(BEFORE_ALL_GRANTS);
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

    List<DueHoldRow> holds(long by, Optional<DueHoldRow> after, int most) {
        DueHoldRow last = after.orElse(BEFORE_ALL_HOLDS);
        return reads
                .read(() -> session.createNativeQuery(
                                "select h.id, h.due, h.position from journal h where h.due is not null and h.due <= :by"
                                        + " and (h.due, h.position) > (:due, :position) and h.status = 'APPROVED'"
                                        + " and not exists (select 1 from journal e where e.about = h.id and "
                                        + JournalEntity.isEnding("e") + ")"
                                        + " order by h.due, h.position",
                                Object[].class)
                        .addScalar("id", StandardBasicTypes.BINARY)
                        .addScalar("due", StandardBasicTypes.LONG)
                        .addScalar("position", StandardBasicTypes.LONG)
                        .setParameter("by", by)
                        .setParameter("due", last.due())
                        .setParameter("position", last.position())
                        .setMaxResults(most)
                        .getResultList())
                .stream()
                .map(row -> new DueHoldRow(JournalEntity.toId((byte[]) row[0], row[2]), (Long) row[1], (Long) row[2]))
                .toList();
    }
}

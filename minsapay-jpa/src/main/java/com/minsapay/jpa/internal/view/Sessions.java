package com.minsapay.jpa.internal.view;

import com.minsapay.jpa.internal.entity.CardEntity;
import com.minsapay.jpa.internal.entity.GrantEntity;
import com.minsapay.jpa.internal.entity.HouseAccountEntity;
import com.minsapay.jpa.internal.entity.HouseChainEntity;
import com.minsapay.jpa.internal.entity.JournalEntity;
import com.minsapay.jpa.internal.entity.KeyCheckEntity;
import com.minsapay.jpa.internal.entity.TransferEntity;
import com.minsapay.jpa.internal.entity.WalletEntity;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.sql.Connection;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Hibernate, knowing the ledger's entities; it is given connections and opens none itself. Thread-safe. */
public final class Sessions implements AutoCloseable {
    private final SessionFactory factory;
    private final boolean holdsOneResult;

    /**
     * @param database as it names itself, from which Hibernate knows how to speak to it
     * @param holdsOneResult whether a connection holds one open result only
     */
    public Sessions(String database, boolean holdsOneResult) {
        this.holdsOneResult = holdsOneResult;
        factory = new HibernatePersistenceConfiguration("minsapay")
                .managedClasses(
                        CardEntity.class,
                        GrantEntity.class,
                        HouseAccountEntity.class,
                        HouseChainEntity.class,
                        JournalEntity.class,
                        KeyCheckEntity.class,
                        TransferEntity.class,
                        WalletEntity.class)
                .property(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, database)
                .property(JdbcSettings.ALLOW_METADATA_ON_BOOT, false)
                .property(JdbcSettings.CONNECTION_PROVIDER, new NoConnections())
                .sharedCacheMode(SharedCacheMode.NONE)
                .validationMode(ValidationMode.NONE)
                .createEntityManagerFactory();
    }

    StatelessSession open(Connection connection) {
        return factory.withStatelessOptions().connection(connection).openStatelessSession();
    }

    RowStreams streams(StatelessSession session, Reads reads, TransferQueries transfers) {
        return holdsOneResult
                ? new PageStreams(session, reads, transfers)
                : new CursorStreams(session, reads, transfers);
    }

    @Override
    public void close() {
        factory.close();
    }
}

package com.minsapay.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** A program with transactions of its own on the database that the ledger is on. Thread-safe. */
final class CallersTransactions implements AutoCloseable {
    private final EntityManagerFactory factory = new HibernatePersistenceConfiguration("caller")
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, PostgresServer.source())
            .createEntityManagerFactory();

    /** Commits what the work did, or rolls it back if it throws. */
    <T> T committed(Function<EntityManager, T> work) {
        return inTransaction(work, EntityTransaction::commit);
    }

    /** Rolls back what the work did. */
    <T> T rolledBack(Function<EntityManager, T> work) {
        return inTransaction(work, EntityTransaction::rollback);
    }

    EntityManager withoutTransaction() {
        return factory.createEntityManager();
    }

    @Override
    public void close() {
        factory.close();
    }

    private <T> T inTransaction(Function<EntityManager, T> work, Consumer<EntityTransaction> end) {
        try (EntityManager manager = factory.createEntityManager()) {
            EntityTransaction transaction = manager.getTransaction();
            transaction.begin();
            boolean done = false;
            try {
                T result = work.apply(manager);
                done = true;
                return result;
            } finally {
                if (done) {
                    end.accept(transaction);
                } else {
                    transaction.rollback();
                }
            }
        }
    }
}

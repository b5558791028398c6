package com.minsapay.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.ValidationMode;
import java.io.IOException;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * The charge as most people write it with JPA: entities, the wallet and the booth locked with {@code PESSIMISTIC_WRITE} one
 * after the other, one transaction each. Positions come from a sequence in steps of 50.
 */
final class HibernateNaive implements Contestant {
    private static final int STEP = 50;

    private final HikariDataSource pool;
    private final PostgresTables tables;
    private final EntityManagerFactory factory;

    @Entity(name = "Card")
    @Table(name = "card")
    static class Card {
        @Id
        byte[] id = {};

        String wallet = "";
        String status = "";
    }

    @Entity(name = "Wallet")
    @Table(name = "wallet")
    static class Wallet {
        @Id
        String id = "";

        long own;
        long number;
    }

    @Entity(name = "Booth")
    @Table(name = "booth_balance")
    static class Booth {
        @Id
        String account = "";

        long balance;
    }

    @Entity(name = "Journal")
    @Table(name = "journal")
    static class Journal {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "naive_position")
        @SequenceGenerator(name = "naive_position", sequenceName = "naive_position", allocationSize = STEP)
        long position;

        byte[] id = Rows.newId();
        String chain = "";
        long number;

        @Column(name = "request_key")
        String key = "";

        byte[] fingerprint = Rows.hash();
        String kind = "CHARGE";
        String status = "APPROVED";
        String currency = "KRW";

        @Column(name = "own_after")
        long ownAfter;

        @Column(name = "granted_after")
        long grantedAfter;

        @Column(name = "held_after")
        long heldAfter;

        @Column(name = "owed_after")
        long owedAfter;

        @Column(name = "happened_at")
        long happenedAt = Rows.nowMicros();

        @Column(name = "recorded_at")
        long recordedAt = Rows.nowMicros();

        String operator = "benchmark";
        String details = "";

        @Column(name = "previous_seal")
        byte[] previousSeal = Rows.hash();

        @Column(name = "seal_key")
        String sealKey = "seal-1";

        byte[] seal = Rows.hash();
    }

    @Embeddable
    record Line(long position, int line) implements Serializable {}

    @Entity(name = "Transfer")
    @Table(name = "transfer")
    static class Transfer {
        @EmbeddedId
        Line line = new Line(0, 0);

        @Column(name = "from_account")
        String from = "";

        @Column(name = "to_account")
        String to = "";

        long amount;
    }

    HibernateNaive(PostgresServer server, School school, int callers) throws SQLException, IOException {
        pool = server.pool("hibernate_naive", callers);
        tables = PostgresTables.make(pool, "hibernate_naive", school);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create sequence naive_position increment " + STEP);
        }
        factory = new HibernatePersistenceConfiguration("naive")
                .managedClasses(Card.class, Wallet.class, Booth.class, Journal.class, Transfer.class)
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
                .validationMode(ValidationMode.NONE)
                .createEntityManagerFactory();
    }

    @Override
    public boolean charge(String key, int wallet, int booth, long amount) {
        return factory.callInTransaction(manager -> charge(manager, key, wallet, booth, amount));
    }

    private static boolean charge(EntityManager manager, String key, int wallet, int booth, long amount) {
        boolean isKnown = manager.createQuery("select j.position from Journal j where j.key = :key", Long.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst()
                .isPresent();
        if (isKnown) {
            return true;
        }
        Card card = manager.find(Card.class, Rows.cardId(wallet));
        Wallet payer = manager.find(Wallet.class, card.wallet, LockModeType.PESSIMISTIC_WRITE);
        if (!card.status.equals("ACTIVE") || payer.own < amount) {
            return false;
        }
        Booth paid = manager.find(Booth.class, Rows.boothAccount(booth), LockModeType.PESSIMISTIC_WRITE);
        payer.own -= amount;
        payer.number++;
        paid.balance += amount;
        Journal journal = new Journal();
        journal.chain = payer.id;
        journal.number = payer.number;
        journal.key = key;
        journal.ownAfter = payer.own;
        manager.persist(journal);
        Transfer transfer = new Transfer();
        transfer.line = new Line(journal.position, 1);
        transfer.from = "own:" + payer.id;
        transfer.to = paid.account;
        transfer.amount = amount;
        manager.persist(transfer);
        return true;
    }

    @Override
    public long inWallets() throws SQLException {
        return tables.inWallets();
    }

    @Override
    public long atBooths() throws SQLException {
        return tables.inBoothBalances();
    }

    @Override
    public void close() {
        factory.close();
        pool.close();
    }
}

package com.minsapay.examples.joining;

import com.minsapay.Joined;
import com.minsapay.MinsaPay;
import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.event.LedgerListener;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.money.Money;
import com.minsapay.policy.GroupBounds;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.request.WalletRef;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A PostgreSQL server with a ledger and a shop's table, a shop and one student with money. Gone when it is closed. */
final class School implements AutoCloseable {
    static final WalletId STUDENT = WalletId.of("w-0412");

    private static final BoothId SHOP = BoothId.of("shop");
    private static final DeskId DESK = DeskId.of("desk");
    private static final OperatorId KIM = OperatorId.of("kim");

    private final EmbeddedPostgres server;
    private final DataSource source;
    private final JpaLedgerStore ledger;
    private final MinsaPay pay;

    /**
     * @param listener told of what was recorded
     * @param bounds how long a request waits, too
     */
    School(LedgerListener listener, GroupBounds bounds) {
        server = start();
        boolean ready = false;
        try {
            source = server.getPostgresDatabase();
            execute(
                    source,
                    "create table ShopOrder (number text primary key, item text not null, payment text not null unique)");
            ledger = JpaLedgerStore.postgres(source);
            pay = MinsaPay.builder(ledger, Keys.of(secret("seal-1"), secret("card-1")))
                    .listener(listener)
                    .bounds(bounds)
                    .build();
            open(pay);
            ready = true;
        } finally {
            if (!ready) {
                stop(server);
            }
        }
    }

    private static void open(MinsaPay pay) {
        pay.openAccount(OpenAccountRequest.booth(IdempotencyKey.of("open-1"), SHOP, "매점", KIM));
        pay.openAccount(OpenAccountRequest.desk(IdempotencyKey.of("open-2"), DESK, "데스크", KIM));
        pay.openWallet(
                new OpenWalletRequest(IdempotencyKey.of("open-3"), STUDENT, Optional.empty(), Optional.empty(), KIM));
    }

    MinsaPay pay() {
        return pay;
    }

    /** Gives the student money. */
    void topUp(String key, long won) {
        pay.topUp(TopUpRequest.of(IdempotencyKey.of(key), DESK, WalletRef.of(STUDENT), Money.won(won), KIM));
    }

    /** What somebody does in a transaction of theirs. */
    Joined joining(EntityManager manager) {
        return pay.joining(ledger.joining(manager));
    }

    /** What the student pays at the shop. */
    static ChargeRequest price(String key, long won) {
        return ChargeRequest.of(IdempotencyKey.of(key), SHOP, WalletRef.of(STUDENT), Money.won(won), KIM);
    }

    /** On the ledger's database, with the shop's own rows; to be closed. */
    EntityManagerFactory shopsRows() {
        return new PersistenceConfiguration("shop")
                .managedClass(ShopOrder.class)
                .property("jakarta.persistence.nonJtaDataSource", source)
                .createEntityManagerFactory();
    }

    Shop plainShop(EntityManagerFactory factory) {
        return new PlainShop(factory, ledger, pay);
    }

    /** A shop's program with Spring; to be closed. */
    AnnotationConfigApplicationContext spring() {
        AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
        spring.registerBean(DataSource.class, () -> source);
        spring.registerBean(JpaLedgerStore.class, () -> ledger, bean -> bean.setDestroyMethodName(""));
        spring.registerBean(MinsaPay.class, () -> pay, bean -> bean.setDestroyMethodName(""));
        spring.register(SpringSetup.class);
        spring.refresh();
        return spring;
    }

    @Override
    public void close() {
        try {
            pay.close();
        } finally {
            stop(server);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a ledger needs it: left alone, the embedded server syncs nothing. */
    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the shop's table must be made", e);
        }
    }

    /** A real school keeps its keys: a ledger opens with no others. */
    private static MacKey secret(String id) {
        byte[] secret = new byte[MacKey.LENGTH];
        new SecureRandom().nextBytes(secret);
        return MacKey.of(id, secret);
    }
}

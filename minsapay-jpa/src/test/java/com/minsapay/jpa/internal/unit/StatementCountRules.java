package com.minsapay.jpa.internal.unit;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.Locked;
import com.minsapay.spi.WalletRow;
import com.minsapay.testkit.PostingBuilder;
import com.minsapay.testkit.Rows;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A group of requests costs as many statements as one. */
public abstract class StatementCountRules {
    private static final int MOST = 100;

    private final List<String> executed = new ArrayList<>();
    private Connection connection;
    private Statements statements;

    /** A connection to an empty ledger. */
    protected abstract Connection open() throws Exception;

    /** The statements of a connection, run as this store does. */
    protected abstract Statements statements(Connection of);

    /** What locks for the unit that these statements are of. */
    protected abstract UnitLocks locks(Statements of);

    /** How many round trips a charge costs that is paid by card, half of it from a grant. */
    protected abstract int statementsOfACharge();

    @BeforeEach
    void openAHundredWallets() throws Exception {
        connection = open();
        statements = statements(counting(connection));
        PostingBuilder posting = Rows.posting();
        for (int i = 0; i < MOST; i++) {
            posting.open(Rows.wallet("w-" + i, 1, 1000, Rows.grant("school", 1000)))
                    .link(Rows.activeCard("c-" + i, "w-" + i))
                    .journal(Rows.opening("w-" + i));
        }
        unit().append(posting.build());
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
    }

    @Test
    void a_group_of_charges_costs_as_many_statements_as_one() {
        List<String> one = charge(0, 1);
        List<String> ten = charge(1, 11);
        List<String> hundred = charge(0, MOST);

        assertThat(one).hasSize(statementsOfACharge());
        assertThat(ten).hasSameSizeAs(one);
        assertThat(hundred).hasSameSizeAs(one);
    }

    @Test
    void what_asks_for_nothing_runs_nothing() {
        executed.clear();
        JdbcUnit unit = unit();

        unit.lockAndRead(Set.of(), Set.of(), new FactsQuery(Set.of(), Set.of(), Set.of(), Set.of(), Set.of()));
        unit.read(new FactsQuery(Set.of(), Set.of(), Set.of(), Set.of(), Set.of()));
        unit.append(Rows.posting().build());

        assertThat(executed).isEmpty();
    }

    @Test
    void originals_and_what_is_about_them_cost_one_statement_each_however_many() {
        for (int many : new int[] {1, 100, MOST}) {
            Set<UUID> ids =
                    IntStream.range(0, many).mapToObj(i -> new UUID(0, i)).collect(Collectors.toSet());
            executed.clear();
            JdbcUnit unit = unit();

            unit.originals(ids);
            unit.read(new FactsQuery(Set.of(), Set.of(), ids, Set.of(), Set.of()));

            assertThat(executed.stream().filter(call -> call.startsWith("execute")))
                    .hasSize(2);
        }
    }

    @Test
    void any_number_of_balances_costs_one_statement() {
        Set<String> booths =
                IntStream.range(0, MOST).mapToObj(i -> "booth:" + i).collect(Collectors.toSet());
        executed.clear();

        unit().read(new FactsQuery(Set.of(), Set.of(), Set.of(), booths, Set.of()));

        assertThat(count("execute")).isEqualTo(1);
    }

    @Test
    void statements_are_prepared_once() {
        charge(0, MOST);
        int prepared = count("prepareStatement");

        charge(0, MOST);

        assertThat(count("prepareStatement")).isEqualTo(prepared);
    }

    private JdbcUnit unit() {
        return new JdbcUnit(statements, locks(statements), UnaryOperator.identity());
    }

    /** As the engine does it, with half of each charge paid from a grant. */
    private List<String> charge(int from, int to) {
        executed.removeIf(call -> !call.equals("prepareStatement"));
        JdbcUnit unit = unit();
        Set<Bytes> cards =
                IntStream.range(from, to).mapToObj(i -> Rows.cardId("c-" + i)).collect(Collectors.toSet());
        Set<String> keys = IntStream.range(from, to).mapToObj(i -> "key-" + i).collect(Collectors.toSet());
        Locked locked = unit.lockAndRead(
                        Set.of(), cards, new FactsQuery(keys, Set.of("booth:b"), Set.of(), Set.of(), Set.of()))
                .locked();
        PostingBuilder posting = Rows.posting();
        for (WalletRow wallet : locked.wallets().values()) {
            long number = wallet.number() + 1;
            posting.change(Rows.wallet(
                            wallet.id(),
                            number,
                            wallet.own() - 1,
                            Rows.grant("school", wallet.grants().get(0).amount() - 1)))
                    .journal(Rows.transaction(wallet.id(), number)
                            .kind("CHARGE")
                            .transfer("grant:" + wallet.id() + ":school", "booth:b", 1)
                            .transfer("own:" + wallet.id(), "booth:b", 1)
                            .build());
        }
        unit.append(posting.build());
        return executed.stream().filter(call -> call.startsWith("execute")).toList();
    }

    private int count(String call) {
        return (int) executed.stream().filter(call::equals).count();
    }

    private Connection counting(Connection real) {
        return proxy(Connection.class, real, "prepareStatement");
    }

    private <T> T proxy(Class<T> type, T real, String counted) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().startsWith(counted)) {
                executed.add(method.getName());
            }
            try {
                Object result = method.invoke(real, arguments);
                return result instanceof PreparedStatement statement && type == Connection.class
                        ? proxy(PreparedStatement.class, statement, "execute")
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        };
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }
}

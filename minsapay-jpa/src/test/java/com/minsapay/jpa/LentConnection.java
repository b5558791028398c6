package com.minsapay.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.sql.DataSource;

/** A pool of one connection, which shows how it is given back, and can lose the answer to a commit. Used by one thread. */
final class LentConnection implements AutoCloseable {
    private final Connection real;
    private boolean losesNextAnswer;
    private boolean leavesATransactionBegun;
    private final Set<Connection> lent = Collections.newSetFromMap(new IdentityHashMap<>());

    LentConnection(DataSource source) throws SQLException {
        real = source.getConnection();
    }

    DataSource source() {
        return proxy(DataSource.class, (source, method, arguments) -> {
            Connection loan = proxy(
                    Connection.class,
                    (lending, called, given) -> answer(lending, called.getName(), () -> called.invoke(real, given)));
            lent.add(loan);
            if (leavesATransactionBegun) {
                real.createStatement().execute("select 1");
            }
            return loan;
        });
    }

    /** The connection itself, while nobody has it. */
    Connection whileNobodyHasIt() {
        if (!lent.isEmpty()) {
            throw new AssertionError("every connection must have been given back, " + lent.size() + " were not");
        }
        return real;
    }

    /** Lends it in a transaction from now on, as a pool that has tested it does; needs auto-commit to be off. */
    void leaveATransactionBegun() {
        leavesATransactionBegun = true;
    }

    /** Commits the next transaction, and keeps that to itself. */
    void loseNextAnswer() {
        losesNextAnswer = true;
    }

    @Override
    public void close() throws SQLException {
        real.close();
    }

    @FunctionalInterface
    private interface Call {
        Object run() throws ReflectiveOperationException;
    }

    private Object answer(Object loan, String called, Call call) throws Throwable {
        if (called.equals("close") || called.equals("abort")) {
            lent.removeIf(one -> one == loan);
            return null;
        }
        Object answer;
        try {
            answer = call.run();
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
        if (called.equals("commit") && losesNextAnswer) {
            losesNextAnswer = false;
            throw new SQLException("planned", "08006");
        }
        return answer;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(LentConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

package com.minsapay.jpa.internal.mariadb;

import com.minsapay.jpa.internal.server.ConnectionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction needs of its session, whose own values are kept in variables of the session meanwhile. Locks of the
 * session are given back with it. Used once, by one thread.
 */
final class MariaDbSession implements ConnectionSettings {
    private final String database;
    private final Wanted wanted;
    private @Nullable String catalog;
    private boolean isSet;

    /**
     * What transactions of one sort need.
     *
     * @param set keeps the session's values and sets others, in one statement: a mode that is set within a block ends with it
     * @param putBack the opposite
     * @param begin what begins the transaction
     */
    record Wanted(String set, String putBack, List<String> begin) {
        /** @param settings by variable of the session */
        static Wanted of(Map<String, String> settings, String... begin) {
            return new Wanted(
                    "set " + each(settings.keySet(), name -> kept(name) + " = @@session." + name) + ", "
                            + each(settings.keySet(), name -> "session " + name + " = " + settings.get(name)),
                    "set @minsapay_released = release_all_locks(), "
                            + each(settings.keySet(), name -> "session " + name + " = " + kept(name)) + ", "
                            + each(settings.keySet(), name -> kept(name) + " = null"),
                    List.of(begin));
        }

        private static String each(Collection<String> names, Function<String, String> part) {
            return names.stream().map(part).collect(Collectors.joining(", "));
        }

        private static String kept(String name) {
            return "@minsapay_" + name;
        }
    }

    MariaDbSession(String database, Wanted wanted) {
        this.database = database;
        this.wanted = wanted;
    }

    @Override
    public void set(Connection connection) throws SQLException {
        String was = connection.getCatalog();
        if (!database.equals(was)) {
            catalog = was;
            connection.setCatalog(database);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(wanted.set());
            isSet = true;
            for (String sql : wanted.begin()) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void putBack(Connection connection) throws SQLException {
        if (isSet) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(wanted.putBack());
            }
        }
        String was = catalog;
        if (was != null) {
            connection.setCatalog(was);
        }
    }
}

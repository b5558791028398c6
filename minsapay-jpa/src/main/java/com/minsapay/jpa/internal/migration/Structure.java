package com.minsapay.jpa.internal.migration;

import com.minsapay.fault.StoreUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the tables are made of, as the database lists it: a line for each column, index, constraint and trigger. Migrations
 * only tell that they have run once; what somebody took away since, such as an index for the time of an import, they do not.
 */
public final class Structure {
    private static final Logger log = LoggerFactory.getLogger(Structure.class);
    private static final String FOLDER = "/com/minsapay/jpa/structure/";

    private Structure() {}

    /**
     * Compares what is there with what the migrations make; more may be there. A trigger that only stops who writes past the
     * library is told to the log: seals find what such a one does, and whoever looks into it must get in.
     *
     * @param database whose tables, as in {@link Migrations#run}
     * @param schemas where they are, one at most
     * @throws StoreUnavailableException that names what is missing
     */
    static void requireWhole(String database, DataSource source, String... schemas) {
        SortedSet<String> missing = new TreeSet<>(whole(database));
        SortedSet<String> listed = listed(database, source, schemas);
        missing.removeAll(listed);
        List<String> needed = missing.stream().filter(Structure::isNeeded).toList();
        if (!needed.isEmpty()) {
            throw new StoreUnavailableException("the ledger's tables must be as its migrations made them, missing: "
                    + needed.stream().map(line -> besideSame(line, listed)).collect(Collectors.joining("; ")));
        }
        missing.forEach(line -> log.warn("The ledger goes on without what protects it, missing: {}", line));
    }

    /** What is missing, with what has its name. */
    private static String besideSame(String missing, Set<String> listed) {
        return listed.stream()
                .filter(line -> nameOf(line).equals(nameOf(missing)))
                .map(line -> missing + " (there is: " + line + ")")
                .findFirst()
                .orElse(missing);
    }

    /** As in "column wallet.own". */
    private static String nameOf(String line) {
        return Stream.of(line.replaceFirst("^unique ", "").split(" ", -1))
                .limit(2)
                .collect(Collectors.joining(" "));
    }

    private static boolean isNeeded(String line) {
        return !line.startsWith("trigger ");
    }

    /** What the migrations make. */
    public static Set<String> whole(String database) {
        try (BufferedReader lines = open(database + ".txt")) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is there. */
    public static SortedSet<String> listed(String database, DataSource source, String... schemas) {
        SortedSet<String> listed = new TreeSet<>();
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement(query(database))) {
            for (int i = 0; i < schemas.length; i++) {
                query.setString(i + 1, schemas[i]);
            }
            try (ResultSet lines = query.executeQuery()) {
                while (lines.next()) {
                    listed.add(lines.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("the ledger's tables could not be listed: " + e.getMessage(), e);
        }
        return listed;
    }

    private static String query(String database) {
        try (BufferedReader lines = open(database + ".sql")) {
            return lines.lines().collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader open(String file) {
        Reader reader = new InputStreamReader(
                Objects.requireNonNull(Structure.class.getResourceAsStream(FOLDER + file)), StandardCharsets.UTF_8);
        return new BufferedReader(reader);
    }
}

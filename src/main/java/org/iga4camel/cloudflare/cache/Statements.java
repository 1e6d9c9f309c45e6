package org.iga4camel.cloudflare.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Runs the statements of {@link Sql}. A file may hold several, each ended by a semicolon at the end of a line; all
 * of them share the same numbered parameters.
 */
public final class Statements {

    private static final Pattern END = Pattern.compile(";\\s*(?:\\n|$)");

    private final DataSource dataSource;

    public Statements(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Runs one file outside any transaction of ours; each statement is its own. */
    public int update(String name, Object... parameters) {
        return with(connection -> update(connection, name, parameters));
    }

    public <T> List<T> query(String name, Row<T> row, Object... parameters) {
        return with(connection -> query(connection, name, row, parameters));
    }

    public <T> Optional<T> first(String name, Row<T> row, Object... parameters) {
        return query(name, row, parameters).stream().findFirst();
    }

    /** Runs work in one short write transaction. */
    public <T> T inTransaction(Work<T> work) {
        return ShortTransaction.run(dataSource, connection -> {
            try {
                return work.on(connection);
            } catch (SQLException e) {
                throw Faults.named(e, dataSource);
            }
        });
    }

    /** Runs work on a connection of its own and gives SQL failures their name. */
    public <T> T with(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw Faults.named(e, dataSource);
        }
    }

    static int update(Connection connection, String name, Object... parameters) throws SQLException {
        int rows = 0;
        for (String statement : END.split(Sql.read(name), -1)) {
            if (statement.isBlank()) {
                continue;
            }
            try (PreparedStatement prepared = prepare(connection, statement, parameters)) {
                rows = prepared.executeUpdate();
            }
        }
        return rows;
    }

    static <T> List<T> query(Connection connection, String name, Row<T> row, Object... parameters) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement prepared = prepare(connection, Sql.read(name), parameters);
                ResultSet result = prepared.executeQuery()) {
            while (result.next()) {
                rows.add(row.of(result));
            }
        }
        return rows;
    }

    static PreparedStatement prepare(Connection connection, String statement, Object... parameters)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        int expected = Math.min(prepared.getParameterMetaData().getParameterCount(), parameters.length);
        for (int i = 0; i < expected; i++) {
            prepared.setObject(i + 1, parameters[i]);
        }
        return prepared;
    }
}

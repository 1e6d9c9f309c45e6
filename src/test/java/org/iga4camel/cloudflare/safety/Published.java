package org.iga4camel.cloudflare.safety;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;

/**
 * What the public views show at one moment, and every byte of the private tables behind them.
 *
 * @param members by member id, without the times that are ours
 * @param roles by role id
 * @param rights by what makes a right one right
 * @param changes all of them, in order
 * @param everything the published tables and the changes, row by row
 */
record Published(
        Map<String, Map<String, Object>> members,
        Map<String, Map<String, Object>> roles,
        Map<SandboxGrant, Map<String, Object>> rights,
        List<Map<String, Object>> changes,
        List<String> everything) {

    private static final List<String> TABLES = List.of("account", "member", "object", "right_held", "change");
    private static final String COUNTS = Stream.of(
                    "reading",
                    "staged_page",
                    "staged_member",
                    "staged_right",
                    "staged_object",
                    "publication",
                    "staged_absence")
            .map(table -> "(SELECT count(*) FROM " + table + ")")
            .collect(Collectors.joining(" + "));

    /** Reads everything in one transaction, as a reader of the database could. */
    static Published in(DataSource reader) {
        try (Connection connection = reader.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return read(connection);
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Published read(Connection connection) throws SQLException {
        Map<String, Map<String, Object>> members = new TreeMap<>();
        for (Map<String, Object> row : rows(
                connection,
                "SELECT member_id, user_id, email, first_name, last_name, status, mfa_enabled FROM members")) {
            members.put((String) row.get("member_id"), row);
        }
        Map<String, Map<String, Object>> roles = new TreeMap<>();
        for (Map<String, Object> row :
                rows(connection, "SELECT role_id, name, description, kind, permissions FROM roles")) {
            roles.put((String) row.get("role_id"), row);
        }
        Map<SandboxGrant, Map<String, Object>> rights = new LinkedHashMap<>();
        for (Map<String, Object> row : rows(connection, "SELECT * FROM role_assignments")) {
            rights.put(
                    new SandboxGrant(
                            (String) row.get("member_id"),
                            (String) row.get("role_id"),
                            (String) row.get("access"),
                            (String) row.get("scope_key")),
                    row);
        }
        List<Map<String, Object>> changes = rows(connection, "SELECT * FROM changes ORDER BY id");
        List<String> everything = new ArrayList<>();
        for (String table : TABLES) {
            for (Map<String, Object> row : rows(connection, "SELECT * FROM " + table + " ORDER BY 1, 2, 3, 4")) {
                everything.add(table + row);
            }
        }
        return new Published(members, roles, rights, changes, everything);
    }

    Set<SandboxGrant> grants() {
        return rights.keySet();
    }

    /** How many rows are staged, of whatever kind and run. */
    static long staged(DataSource reader) {
        return ((Number) one(reader, "SELECT " + COUNTS + " AS n").get("n")).longValue();
    }

    /** The first row that a query finds. */
    static Map<String, Object> one(DataSource reader, String query) {
        return query(reader, query).get(0);
    }

    static List<Map<String, Object>> query(DataSource reader, String query) {
        try (Connection connection = reader.getConnection()) {
            return rows(connection, query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Map<String, Object>> rows(Connection connection, String query) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> columns = columns(result.getMetaData());
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.put(columns.get(i), result.getObject(i + 1));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Asked once for all rows: the driver asks the database each time. */
    private static List<String> columns(ResultSetMetaData told) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= told.getColumnCount(); i++) {
            columns.add(told.getColumnLabel(i));
        }
        return columns;
    }
}

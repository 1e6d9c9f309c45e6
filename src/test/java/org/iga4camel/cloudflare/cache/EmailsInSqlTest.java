package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks the public views for somebody's address finds them, in whatever case it is written. */
class EmailsInSqlTest {

    private Cache cache;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        cache = Cache.open(directory.resolve("cache.db"));
        execute("INSERT INTO account (alias, account_id) VALUES ('prod', 'id')");
        for (String email : List.of("Ada@Example.com", "Jürgen@Example.com")) {
            execute("INSERT INTO member (account, member_id, email, status, first_seen_at, last_changed_at)"
                    + " VALUES ('prod', 'm-" + email + "', '" + email + "', 'pending', '', '')");
            execute(
                    "INSERT INTO right_held (account, holder_kind, holder_id, role_id, access, scope_key, first_seen_at)"
                            + " VALUES ('prod', 'member', 'm-" + email + "', 'r', 'allow', 's', '')");
            execute("INSERT INTO change (account, at, kind, member_id, email, cause)"
                    + " VALUES ('prod', '2026-01-02T03:04:05.006Z', 'member.removed', 'gone-" + email + "', '" + email
                    + "', '1')");
        }
        new Journal(cache.writer(), cache.reader()).append(Operations.operation("a", "applied"));
    }

    @AfterEach
    void close() {
        cache.close();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = cache.writer().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** As an auditor does, with a connection of their own and nothing set on it. */
    private List<String> query(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + cache.file());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"members", "invitations", "role_assignments", "changes", "operations"})
    void everyViewFindsThem(String view) throws Exception {
        for (String condition : List.of(
                "email = 'ada@example.com'",
                "'ADA@EXAMPLE.COM' = email",
                "email IN ('nobody@example.com', 'ADA@example.com')",
                "email IN (SELECT 'ada@example.com' UNION SELECT 'x')",
                "email BETWEEN 'ada@example.com' AND 'ada@example.com'",
                "lower(email) = 'ada@example.com'",
                "email = 'ada@example.com' AND account = 'prod' ORDER BY email LIMIT 1")) {
            assertThat(query("SELECT lower(email) FROM " + view + " WHERE " + condition))
                    .as(view + " " + condition)
                    .containsExactly("ada@example.com");
        }
    }

    /** A stricter rule holds for what stands left of the sign: a column of another table compares by case. */
    @Test
    void joinsWithAListOfOnesOwnFindThem() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + cache.file());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE hr (email TEXT)");
            statement.execute("INSERT INTO hr VALUES ('ADA@EXAMPLE.COM')");

            for (String sql : List.of(
                    "SELECT count(*) FROM hr JOIN role_assignments ra ON ra.email = hr.email",
                    "SELECT count(*) FROM members m JOIN role_assignments ra ON m.email = ra.email AND ra.email LIKE 'a%'",
                    "SELECT count(*) FROM members WHERE email IN (SELECT email FROM hr)",
                    "SELECT count(*) FROM members m WHERE EXISTS (SELECT 1 FROM hr WHERE m.email = hr.email)",
                    "SELECT count(*) FROM hr JOIN members m ON hr.email = m.email COLLATE NOCASE",
                    "WITH leavers AS (SELECT email FROM members WHERE email = 'ada@EXAMPLE.com')"
                            + " SELECT count(*) FROM leavers WHERE email = 'ADA@example.com'",
                    "SELECT count(*) FROM (SELECT email FROM members UNION SELECT email FROM invitations)"
                            + " WHERE email = 'ada@example.com'")) {
                try (ResultSet row = statement.executeQuery(sql)) {
                    assertThat(row.getInt(1)).as(sql).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void aChangeOfCaseIsStillAChangeInTheTables() throws Exception {
        assertThat(query("SELECT count(*) FROM member WHERE email = 'ada@example.com'"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JÜRGEN@example.com", "jürgen@EXAMPLE.com", " Ju\u0308rgen@example.com "})
    void aLetterBeyondAsciiIsFoundInAnyCaseByOurOwnSearches(String spelt) {
        PublishedState published = new PublishedState(new Statements(cache.reader()));

        assertThat(published.membersByEmail("prod", spelt))
                .extracting(PublishedMember::email)
                .containsExactly("Jürgen@Example.com");
        assertThat(published.formerByEmail("prod", spelt))
                .hasValueSatisfying(former -> assertThat(former.memberId()).isEqualTo("gone-Jürgen@Example.com"));
    }

    @Test
    void lookingForThemReadsNotEverybody() throws Exception {
        try (Connection connection = cache.reader().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN "
                        + Sql.read("addresses-beyond-ascii").replace("?1", "'prod'"))) {
            List<String> plan = new ArrayList<>();
            while (rows.next()) {
                plan.add(rows.getString("detail"));
            }
            assertThat(plan.toString()).contains("member_email_beyond_ascii", "change_email_beyond_ascii");
        }
    }
}

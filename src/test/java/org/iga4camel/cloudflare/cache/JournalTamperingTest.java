package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iga4camel.cloudflare.cache.Operations.execute;
import static org.iga4camel.cloudflare.cache.Operations.journal;
import static org.iga4camel.cloudflare.cache.Operations.operation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to the journal behind our back is refused, or found. */
class JournalTamperingTest {

    private static final String COPY = "INSERT INTO operation_entry SELECT %s AS seq, id, account, kind, status,"
            + " member_id, former_member_id, email, requested_by, reason, reference, idempotency_key, request, plan,"
            + " before, after, requests, writes, cf_ray, started_at, finished_at, detail, error, previous_hash, hash"
            + " FROM operation_entry WHERE seq = %s";

    @TempDir
    Path directory;

    private Cache cache;
    private Journal journal;

    @BeforeEach
    void fiveEntries() {
        cache = Cache.open(directory.resolve("cache.db"));
        journal = journal(cache);
        journal.append(operation("a", "open"));
        journal.append(operation("a", "applied"));
        journal.append(operation("b", "open"));
        journal.append(operation("b", "failed"));
        journal.append(operation("c", "planned"));
    }

    @AfterEach
    void close() {
        cache.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE operation_entry SET status = 'applied' WHERE seq = 4",
                "UPDATE OR REPLACE operation_entry SET seq = 3 WHERE seq = 4",
                "DELETE FROM operation_entry WHERE seq = 5",
                "DELETE FROM operation_entry",
                "INSERT OR REPLACE INTO operation_entry (seq, id, account, kind, status, started_at, previous_hash, hash)"
                        + " VALUES (5, 'c', 'prod', 'grant', 'applied', '', '', '')",
                "INSERT INTO operation_entry (seq, id, account, kind, status, started_at, previous_hash, hash)"
                        + " VALUES (0, 'c', 'prod', 'grant', 'applied', '', '', '')"
            })
    void theDatabaseRefusesAllButAppending(String sql) {
        assertThatThrownBy(() -> execute(cache, sql)).hasMessageContaining("append-only");

        assertThat(journal.verify().defect()).isEmpty();
        assertThat(journal.verify().entries()).isEqualTo(5);
    }

    static List<String> columns() {
        return List.of(
                "id",
                "account",
                "kind",
                "status",
                "member_id",
                "former_member_id",
                "email",
                "requested_by",
                "reason",
                "reference",
                "idempotency_key",
                "request",
                "plan",
                "before",
                "after",
                "requests",
                "writes",
                "cf_ray",
                "started_at",
                "finished_at",
                "detail",
                "error",
                "previous_hash",
                "hash");
    }

    @Test
    void everyColumnIsTriedBelow() throws Exception {
        List<String> all = Operations.query(cache, "SELECT name FROM pragma_table_info('operation_entry')", "name");

        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("seq"), columns().stream()).toList());
    }

    @ParameterizedTest
    @MethodSource("columns")
    void aChangedRowIsFound(String column) throws Exception {
        String value = switch (column) {
            case "status" -> "'unchanged'";
            case "requests", "writes" -> column + " + 1";
            default -> column + " || 'x'";
        };

        tamper("UPDATE operation_entry SET " + column + " = " + value + " WHERE seq = 2");

        assertThat(defect()).contains("entry 2 (operation a").contains("was changed");
        assertThat(journal.verify().entries()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NULL", "''", "reason || char(0)", "reason || char(0) || 'x'", "reason || ' '", "upper(reason)"})
    void aTextThatLooksAlikeIsFound(String value) throws Exception {
        tamper("UPDATE operation_entry SET reason = " + value + " WHERE seq = 4");

        assertThat(defect()).contains("entry 4 (operation b) was changed");
    }

    @Test
    void anUnknownTextIsNotAnEmptyOne() throws Exception {
        journal.append(Operations.bare("d"));

        tamper("UPDATE operation_entry SET error = '' WHERE seq = 6");

        assertThat(defect()).contains("entry 6 (operation d) was changed");
    }

    @Test
    void textsThatChangePlacesAreFound() throws Exception {
        tamper("UPDATE operation_entry SET before = after, after = before WHERE seq = 2");

        assertThat(defect()).contains("entry 2 (operation a) was changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seq = 1       | entry 1 is missing before entry 2 (operation a)",
                "seq = 3       | entry 3 is missing before entry 4 (operation b)",
                "seq IN (2, 3) | entries 2 to 3 are missing before entry 4 (operation b)",
                "seq = 5       | entry 5 is missing at its end",
                "seq > 3       | entries 4 to 5 are missing at its end",
                "seq > 0       | entries 1 to 5 are missing at its end"
            })
    void missingRowsAreFound(String which, String told) throws Exception {
        tamper("DELETE FROM operation_entry WHERE " + which);

        assertThat(defect()).contains(told);
    }

    @Test
    void rowsMissingAtTheEndStayMissedWhenTheJournalGoesOn() throws Exception {
        tamperUnseen("DELETE FROM operation_entry WHERE seq > 3");

        journal.append(operation("d", "open"));

        assertThat(defect()).contains("entries 4 to 5 are missing before entry 6 (operation d)");
    }

    @Test
    void aCounterSetBackIsFound() throws Exception {
        tamper("UPDATE sqlite_sequence SET seq = 2 WHERE name = 'operation_entry'");

        assertThat(defect()).contains("counter was set back to 2").contains("entry 5");
    }

    @ParameterizedTest
    @CsvSource({"6, 5, 6", "6, 1, 6", "0, 1, 0", "-3, 4, -3"})
    void aRowPutInIsFound(String seq, String copied, String found) throws Exception {
        tamper(String.format(COPY, seq, copied));

        assertThat(defect()).contains("entry " + found + " (operation ");
    }

    @Test
    void aRowPutInBetweenIsFound() throws Exception {
        tamper("UPDATE operation_entry SET seq = -seq WHERE seq > 2");
        tamper("UPDATE operation_entry SET seq = 1 - seq WHERE seq < 0");
        tamper(String.format(COPY, "3", "2"));

        assertThat(defect()).contains("entry 3 (operation a) was changed");
    }

    @Test
    void aRowThatMatchesItsHashButNotItsPlaceIsFound() throws Exception {
        Path elsewhere = directory.resolve("elsewhere.db");
        try (Cache other = Cache.open(elsewhere)) {
            journal(other).append(operation("z", "open"));
            journal(other).append(operation("z", "applied"));
        }
        tamper("DELETE FROM operation_entry WHERE seq = 2");

        execute(cache, "ATTACH '" + elsewhere + "' AS elsewhere");
        execute(cache, "INSERT INTO operation_entry SELECT * FROM elsewhere.operation_entry WHERE seq = 2");

        assertThat(defect()).contains("entry 2 (operation z) does not follow");
    }

    @Test
    void swappedRowsAreFound() throws Exception {
        tamper("UPDATE operation_entry SET seq = -2 WHERE seq = 2");
        tamper("UPDATE operation_entry SET seq = 2 WHERE seq = 3");
        tamper("UPDATE operation_entry SET seq = 3 WHERE seq = -2");

        assertThat(defect()).contains("entry 2 (operation b) was changed");
    }

    @Test
    void aChainWrittenAnewIsFoundByAHeadThatWasKept() throws Exception {
        String kept = journal.verify().head();
        tamperUnseen("DELETE FROM operation_entry", "DELETE FROM sqlite_sequence WHERE name = 'operation_entry'");
        for (int i = 0; i < 6; i++) {
            journal.append(operation("forged-" + i, "applied"));
        }

        assertThat(journal.verify().defect()).isEmpty();
        assertThat(journal.verify(kept).defect().orElseThrow()).contains(kept).contains("written anew");
    }

    @Test
    void aHeadThatWasKeptStaysInAJournalThatGrows() {
        String empty = "0".repeat(64);
        String kept = journal.verify().head();

        journal.append(operation("d", "open"));

        assertThat(journal.verify(kept)).isEqualTo(journal.verify());
        assertThat(journal.verify(empty)).isEqualTo(journal.verify());
    }

    private String defect() {
        return journal.verify().defect().orElseThrow();
    }

    private void tamper(String sql) throws Exception {
        execute(cache, "DROP TRIGGER IF EXISTS operation_entry_is_not_updated");
        execute(cache, "DROP TRIGGER IF EXISTS operation_entry_is_not_deleted");
        execute(cache, "DROP TRIGGER IF EXISTS operation_entry_is_appended");
        execute(cache, sql);
    }

    /** With everything afterwards as the journal wants it, so that it goes on. */
    private void tamperUnseen(String... statements) throws Exception {
        List<String> triggers = new ArrayList<>();
        try (var connection = cache.reader().getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name IN"
                                + " ('operation_entry_is_not_updated', 'operation_entry_is_not_deleted',"
                                + " 'operation_entry_is_appended')")) {
            while (rows.next()) {
                triggers.add(rows.getString(1));
            }
        }
        for (String statement : statements) {
            tamper(statement);
        }
        for (String trigger : triggers) {
            execute(cache, trigger);
        }
    }
}

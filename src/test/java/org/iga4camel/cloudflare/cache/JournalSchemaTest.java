package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.cache.Operations.execute;
import static org.iga4camel.cloudflare.cache.Operations.journal;
import static org.iga4camel.cloudflare.cache.Operations.operation;
import static org.iga4camel.cloudflare.cache.Operations.query;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public view of the journal. */
class JournalSchemaTest {

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("cache.db");
    }

    @Test
    void theViewShowsEachOperationOnceAsItStands() throws Exception {
        try (Cache cache = Cache.open(file())) {
            Journal journal = journal(cache);
            journal.append(operation("a", "open"));
            journal.append(operation("b", "open"));
            journal.append(operation("a", "open"));
            journal.append(operation("a", "applied"));

            assertThat(query(cache, "SELECT id || ' ' || status AS row FROM operations ORDER BY id", "row"))
                    .containsExactly("a applied", "b open");
            assertThat(query(cache, "SELECT hash FROM operations WHERE id = 'a'", "hash"))
                    .containsExactly(journal.verify().head());
        }
    }

    @Test
    void theViewHasItsColumnsInOrder() throws Exception {
        try (Cache cache = Cache.open(file())) {
            assertThat(query(cache, "SELECT name FROM pragma_table_info('operations')", "name"))
                    .containsExactly(
                            "id",
                            "account",
                            "kind",
                            "status",
                            "member_id",
                            "email",
                            "requested_by",
                            "reason",
                            "reference",
                            "plan",
                            "before",
                            "after",
                            "requests",
                            "started_at",
                            "finished_at",
                            "error",
                            "former_member_id",
                            "request",
                            "writes",
                            "cf_ray",
                            "detail",
                            "hash");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM operations WHERE id = 'x'",
                "SELECT * FROM operations WHERE account = 'prod' AND id = 'x'",
                "SELECT * FROM operations WHERE account = 'prod' AND id < 'x' ORDER BY id DESC LIMIT 50"
            })
    void whatIsAskedOftenIsAnsweredByAnIndexWithoutSorting(String question) throws Exception {
        try (Cache cache = Cache.open(file())) {
            assertThat(plan(cache, question)).isNotEmpty().noneMatch(JournalSchemaTest::readsAllOrSorts);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal-operation", "journal-open", "journal-by-key", "journal-end"})
    void theJournalAsksByIndexWithoutSorting(String question) throws Exception {
        try (Cache cache = Cache.open(file())) {
            assertThat(plan(cache, Sql.read(question))).isNotEmpty().noneMatch(JournalSchemaTest::readsAllOrSorts);
        }
    }

    @Test
    void theWholeJournalIsReadInOrderWithoutSorting() throws Exception {
        try (Cache cache = Cache.open(file())) {
            assertThat(plan(cache, Sql.read("journal-entries"))).containsExactly("SCAN operation_entry");
        }
    }

    @Test
    void anOperationMayComeBeforeTheAccountIsPublished() throws Exception {
        try (Cache cache = Cache.open(file())) {
            journal(cache).append(operation("a", "refused"));
            execute(cache, "INSERT INTO account (alias, account_id) VALUES ('prod', '1')");

            assertThat(query(cache, "SELECT status FROM operations", "status")).containsExactly("refused");
        }
    }

    private static List<String> plan(Cache cache, String question) throws Exception {
        return query(cache, "EXPLAIN QUERY PLAN " + question, "detail");
    }

    private static boolean readsAllOrSorts(String step) {
        return step.contains("SCAN operation_entry")
                || step.matches("SCAN (o|later|k|last)\\b.*")
                || step.contains("TEMP B-TREE");
    }
}

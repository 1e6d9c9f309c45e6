package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iga4camel.cloudflare.cache.Operations.bare;
import static org.iga4camel.cloudflare.cache.Operations.journal;
import static org.iga4camel.cloudflare.cache.Operations.operation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal keeps every state of every operation and tells how each one stands. */
class JournalTest {

    private static final int THREADS = 8;
    private static final int EACH = 25;

    @TempDir
    Path directory;

    private Cache cache;
    private Journal journal;

    @BeforeEach
    void open() {
        cache = Cache.open(directory.resolve("cache.db"));
        journal = journal(cache);
    }

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void anOperationStandsAsItsLastStateSays() {
        journal.append(operation("a", "open"));
        journal.append(operation("b", "open"));
        journal.append(operation("a", "applied"));

        assertThat(journal.find("prod", "a")).contains(operation("a", "applied"));
        assertThat(journal.find("prod", "b")).contains(operation("b", "open"));
    }

    @Test
    void whatIsNotKnownStaysUnknown() {
        journal.append(bare("a"));

        assertThat(journal.find("prod", "a")).contains(bare("a"));
    }

    @Test
    void anOperationOfAnotherAccountIsNotFound() {
        journal.append(operation("a", "open"));

        assertThat(journal.find("dev", "a")).isEmpty();
    }

    @Test
    void openAreThoseThatNobodyClosedOldestFirst() {
        journal.append(operation("b", "open"));
        journal.append(operation("a", "open"));
        journal.append(operation("c", "open"));
        journal.append(operation("a", "open"));
        journal.append(operation("c", "failed"));
        journal.append(operation("d", "dev", "open", null, null));

        assertThat(journal.open("prod")).extracting(OperationRecord::id).containsExactly("a", "b");
    }

    @Test
    void anIdempotencyKeyFindsTheNewestOperationOfWhoUsedIt() {
        journal.append(operation("a", "prod", "open", "ada", "key"));
        journal.append(operation("b", "prod", "open", "ada", "key"));
        journal.append(operation("b", "prod", "applied", "ada", "key"));
        journal.append(operation("c", "prod", "open", "bob", "key"));
        journal.append(operation("d", "prod", "open", null, "key"));
        journal.append(operation("e", "dev", "open", "ada", "key"));
        journal.append(operation("f", "prod", "open", "ada", null));
        journal.append(operation("a", "prod", "failed", "ada", "key"));

        assertThat(journal.byIdempotencyKey("prod", "ada", "key"))
                .contains(operation("b", "prod", "applied", "ada", "key"));
        assertThat(journal.byIdempotencyKey("prod", null, "key")).contains(operation("d", "prod", "open", null, "key"));
        assertThat(journal.byIdempotencyKey("prod", "ada", "another key")).isEmpty();
    }

    @Test
    void aRowThatTheDatabaseRefusesLeavesTheChainIntact() {
        journal.append(operation("a", "open"));

        assertThatThrownBy(() -> journal.append(operation(null, "open"))).isInstanceOf(DatabaseException.class);
        journal.append(operation("a", "applied"));

        assertThat(journal.verify().defect()).isEmpty();
        assertThat(journal.verify().entries()).isEqualTo(2);
    }

    @Test
    void whatIsRolledBackWithItsTransactionLeavesNoGap() {
        assertThatThrownBy(() -> new Statements(cache.writer()).inTransaction(connection -> {
                    journal.append(connection, operation("a", "open"));
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);

        journal.append(operation("b", "open"));

        assertThat(journal.find("prod", "a")).isEmpty();
        assertThat(journal.verify().defect()).isEmpty();
    }

    @Test
    void anEmptyJournalIsIntact() {
        assertThat(journal.verify()).isEqualTo(new JournalVerdict(0, "0".repeat(64), Optional.empty()));
    }

    @Test
    void theHashIsWhatAnAuditorComputesElsewhere() throws Exception {
        journal.append(bare("a"));
        journal.append(operation("ü\"\\/\u0001\u007f\n😀", "applied"));

        // python3: hashlib.sha256(json.dumps(row, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()
        assertThat(Operations.query(cache, "SELECT hash FROM operation_entry ORDER BY seq", "hash"))
                .containsExactly(
                        "5862d6ec6e8fe54f94808b0f7fabfb13e44ad065535b48881a7aca3849ad9af5",
                        "e4dcaa82b5c0abe1f38b3e6768327d88fbca991095a3d49971f5a967977d8a14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "a\u0000b", "\u0000", "😀", "\ud83d", "\ufffe\uffff", "\r\n\u2028", "\"],[\""})
    void everyTextIsReadAsItWasHashed(String text) {
        journal.append(operation("a", "prod", "open", text, text));

        assertThat(journal.verify().defect()).isEmpty();
    }

    @Test
    void threadsThatAppendTogetherKeepTheChainIntact() throws Exception {
        appendTogether(List.of(journal));

        assertThat(journal.verify().defect()).isEmpty();
        assertThat(journal.verify().entries()).isEqualTo(THREADS * EACH);
    }

    @Test
    void journalsOnTwoDataSourcesOfOneFileKeepTheChainIntact() throws Exception {
        try (Cache other = Cache.open(cache.file())) {
            appendTogether(List.of(journal, journal(other)));
        }

        assertThat(journal.verify().defect()).isEmpty();
        assertThat(journal.verify().entries()).isEqualTo(THREADS * EACH);
    }

    @Test
    void aReaderThatVerifiesDoesNotKeepWritersOut() throws Exception {
        journal.append(operation("a", "open"));

        long entries = new Statements(cache.writer()).inTransaction(connection -> {
            journal.append(connection, operation("b", "open"));
            return journal.verify().entries();
        });

        assertThat(entries).isOne();
    }

    @Test
    void aCopyVerifiesLikeTheOriginal() {
        journal.append(operation("a", "open"));
        journal.append(operation("a", "applied"));
        Path file = directory.resolve("copy.db");

        Snapshot.write(cache.reader(), file);

        try (Cache copy = Cache.open(file)) {
            assertThat(journal(copy).verify()).isEqualTo(journal.verify());
            journal(copy).append(operation("b", "open"));
            assertThat(journal(copy).verify(journal.verify().head()).defect()).isEmpty();
        }
    }

    private static void appendTogether(List<Journal> journals) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String name = "thread-" + thread + "-";
                Journal journal = journals.get(thread % journals.size());
                ends.add(threads.submit(() -> {
                    for (int i = 0; i < EACH; i++) {
                        journal.append(operation(name + i, "open"));
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}

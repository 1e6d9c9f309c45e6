package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetStoreTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    Path directory;

    private HikariDataSource writer;
    private HikariDataSource impatient;

    @BeforeEach
    void openTwice() throws Exception {
        writer = CacheFile.create(directory.resolve("cache.db"));
        impatient = CacheFile.open(directory.resolve("cache.db"), 1);
    }

    @AfterEach
    void close() {
        impatient.close();
        writer.close();
    }

    @Test
    void aWriterThatWasKeptOutWritesAgainLater() throws SQLException {
        BudgetStore store = new BudgetStore(impatient);
        try (Connection other = writer.getConnection()) {
            other.setAutoCommit(false);
            assertThatThrownBy(() -> book(store, 1)).isInstanceOf(DatabaseException.class);
            other.setAutoCommit(true);
        }

        book(store, 2);

        assertThat(new BudgetStore(writer).state("digest", 0).used()).isEqualTo(2);
    }

    @Test
    void nothingOfAFailedTransactionStaysAndTheNextOneWorks() {
        BudgetStore store = new BudgetStore(writer);
        assertThatThrownBy(() -> store.exclusively("digest", book -> {
                    book.book(5, 3);
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasNoSuppressedExceptions();

        book(store, 2);

        assertThat(new BudgetStore(impatient).state("digest", 0).used()).isEqualTo(2);
    }

    @Test
    void theWriteLockIsFreeAfterEachTransaction() {
        book(new BudgetStore(writer), 1);

        book(new BudgetStore(impatient), 1);

        assertThat(new BudgetStore(writer).state("digest", 0).used()).isEqualTo(2);
    }

    @Test
    void aSmallerNumberHoldsWithinOneAnnouncedWindowAndALaterOneBeyondIt() {
        BudgetView seen = new BudgetView(OptionalLong.of(1200), OptionalLong.of(300), 50, NOON.plusSeconds(30));
        BudgetView overtaken = new BudgetView(OptionalLong.of(1200), OptionalLong.of(300), 60, NOON.plusSeconds(31));
        BudgetView next = new BudgetView(OptionalLong.of(1200), OptionalLong.of(300), 1190, NOON.plusSeconds(330));

        assertThat(seen.followedBy(overtaken, NOON)).isEqualTo(seen);
        assertThat(seen.followedBy(next, NOON)).isEqualTo(next);
        assertThat(seen.followedBy(overtaken, NOON.plusSeconds(30))).isEqualTo(overtaken);
    }

    private static void book(BudgetStore store, long requests) {
        store.exclusively("digest", book -> {
            book.book(5, requests);
            return requests;
        });
    }
}

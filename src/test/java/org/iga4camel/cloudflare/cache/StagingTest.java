package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.model.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run stages belongs to that run, as long as it runs. */
class StagingTest {

    private static final String ALIAS = "default";
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

    @TempDir
    Path directory;

    private Cache cache;
    private Statements writer;
    private RunStore runs;
    private Staging staging;

    @BeforeEach
    void open() {
        cache = Cache.open(directory.resolve("cache.db"));
        writer = new Statements(cache.writer());
        runs = new RunStore(writer, new Statements(cache.reader()));
        staging = new Staging(writer, Kinds.DECLARED.json());
        runs.bind(ALIAS, ID);
    }

    @AfterEach
    void close() {
        cache.close();
    }

    private long absences() {
        return writer.with(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM staged_absence")) {
                return rows.getLong(1);
            }
        });
    }

    @Test
    void aLookNotesAnAbsence() {
        RunStore.Opened run = runs.open(ALIAS, ID, NOW);

        staging.confirmAbsence(run.publication(), "ana", NOW);

        assertThat(absences()).isOne();
    }

    @Test
    void aLookThatIsAnsweredAfterItsRunHasEndedNotesNothing() {
        RunStore.Opened run = runs.open(ALIAS, ID, NOW);
        runs.finish(run.run(), RunStatus.FAILED, NOW, 7, "Another look proved nothing", "[]");
        runs.clearStaging(ALIAS);

        staging.confirmAbsence(run.publication(), "ana", NOW);

        assertThat(absences()).isZero();
    }

    @Test
    void aRunThatWasEndedWhileItsProcessStoodStillPublishesNothing() {
        RunStore.Opened run = runs.open(ALIAS, ID, NOW);
        runs.finish(run.run(), RunStatus.FAILED, NOW, 7, "Its process is gone", "[]");

        boolean published = staging.publish(run.publication(), run.run(), ALIAS, NOW, true, 7, "[]");

        assertThat(published).isFalse();
        assertThat(runs.publishedAt(ALIAS)).isEmpty();
        assertThat(runs.find(run.run()).orElseThrow().detail()).isEqualTo("Its process is gone");
    }
}

package org.iga4camel.cloudflare.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iga4camel.cloudflare.changes.ChangesFile.ACCOUNT;
import static org.iga4camel.cloudflare.changes.ChangesFile.take;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.iga4camel.cloudflare.cache.DatabaseException;
import org.iga4camel.cloudflare.cache.Sql;
import org.iga4camel.cloudflare.model.Position;
import org.iga4camel.cloudflare.view.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A consumer that starts with the present state gets it whole and once, and then what changes, without a gap. */
class SnapshotFeedTest {

    @TempDir
    Path directory;

    private ChangesFile file;

    @BeforeEach
    void open() {
        file = new ChangesFile(directory.resolve("cache.db")).published();
    }

    @AfterEach
    void close() {
        file.close();
    }

    private static String words(Change change) {
        return change.id() == 0 ? change.kind() : String.valueOf(change.id());
    }

    @Test
    void theSnapshotIsTheStateAsChangesThatAddIt() {
        file.role("reader");
        file.members(9, 10);
        Feed feed = file.feed("siem", null, "snapshot");

        List<Change> changes = feed.next(10);

        assertThat(changes)
                .extracting(Change::kind)
                .containsExactly("role.added", "member.added", "invitation.added", "role.granted", "role.granted");
        assertThat(changes).extracting(Change::cause).containsOnly("snapshot");
        assertThat(changes).extracting(Change::id).containsOnly(0L);
        assertThat(changes.get(4).email()).isEqualTo("10@example.com");
        assertThat(changes.get(0).after().toString()).contains("name=reader");
    }

    @Test
    void aSnapshotThatCannotBeReadOnIsBegunAgain() {
        file.members(1, 3);
        Feed feed = file.feed("siem", null, "snapshot");
        file.execute("ALTER TABLE right_held RENAME TO mislaid");
        assertThatThrownBy(() -> feed.next(10)).isInstanceOf(DatabaseException.class);
        file.execute("ALTER TABLE mislaid RENAME TO right_held");

        List<String> given = take(feed, 10, SnapshotFeedTest::words);

        assertThat(given)
                .containsExactly(
                        "member.added", "member.added", "member.added", "role.granted", "role.granted", "role.granted");
    }

    @Test
    void whatIsPublishedWhileTheSnapshotIsGivenOutFollowsItAndIsNotInIt() {
        file.members(1, 3);
        file.publish(2);
        Feed feed = file.feed("siem", null, "snapshot");
        List<String> given = new ArrayList<>(take(feed, 2, SnapshotFeedTest::words));
        file.members(4, 4);
        file.publish(1);

        for (int i = 0; i < 5; i++) {
            given.addAll(take(feed, 2, SnapshotFeedTest::words));
        }

        assertThat(given)
                .containsExactly(
                        "member.added",
                        "member.added",
                        "member.added",
                        "role.granted",
                        "role.granted",
                        "role.granted",
                        "3");
    }

    @Test
    void anAccountThatWasNeverPublishedIsWaitedFor() {
        file.execute("UPDATE account SET published_at = NULL");
        Feed feed = file.feed("siem", null, "snapshot");
        assertThat(feed.next(10)).isEmpty();
        assertThat(file.consumer("siem").position()).isEqualTo(new Position.InSnapshot(0));

        file.members(1, 1);
        file.published();

        assertThat(feed.next(10)).hasSize(2);
    }

    @Test
    void anEmptyAccountsSnapshotIsOverAtOnce() {
        file.publish(2);
        Feed feed = file.feed("siem", null, "snapshot");

        assertThat(feed.next(10)).isEmpty();

        assertThat(file.consumer("siem").position()).isEqualTo(new Position.After(2));
    }

    @Test
    void whatWasNotTakenOfASnapshotComesAgain() {
        file.members(1, 3);
        Feed feed = file.feed("siem", null, "snapshot");
        feed.next(3);
        feed.took(1);

        assertThat(feed.next(3)).extracting(Change::email).containsExactly("2@example.com", "3@example.com");
    }

    @Test
    void aRestartInsideASnapshotBeginsItAgainWithTheStateThatIsThenPresent() {
        file.members(1, 3);
        file.publish(1);
        Feed feed = file.feed("siem", null, "snapshot");
        take(feed, 2, Change::email);
        file.members(4, 4);
        file.publish(1);
        feed.close();

        Feed again = file.feed("siem", null, "snapshot");

        assertThat(take(again, 100, Change::email)).hasSize(8).contains("4@example.com");
        assertThat(file.consumer("siem").position()).isEqualTo(new Position.After(2));
    }

    @Test
    void changesBehindASnapshotAreNotPrunedWhileItIsGivenOut() {
        file.members(1, 3);
        file.publish(2);
        Feed feed = file.feed("siem", null, "snapshot");
        take(feed, 2, Change::email);
        file.publish(2);
        file.pass(Duration.ofDays(10));

        file.prune(Duration.ofDays(1));

        assertThat(file.ids()).containsExactly(3L, 4L);
    }

    @Test
    void kindsAreLeftOutOfASnapshotToo() {
        file.role("reader");
        file.members(9, 10);
        Feed feed = file.feed("siem", "invitation.added,role.added", "snapshot");

        assertThat(take(feed, 10, Change::kind)).containsExactly("role.added", "invitation.added");
    }

    @Test
    void writersGoOnWhileASnapshotIsGivenOut() {
        file.members(1, 500);
        Feed feed = file.feed("siem", null, "snapshot");
        feed.next(10);

        file.publish(ACCOUNT, "member.added");

        assertThat(feed.next(10)).hasSize(10);
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshot-objects", "snapshot-members", "snapshot-rights"})
    void aSnapshotIsReadInOrderWithoutBeingSortedInMemory(String statement) {
        List<String> plan = file.query(
                "EXPLAIN QUERY PLAN " + Sql.read(statement).replaceAll("(?m)^--.*$", ""),
                row -> row.getString("detail"),
                statement.equals("snapshot-objects")
                        ? new Object[] {ACCOUNT, "", null, "role", "role.added"}
                        : new Object[] {ACCOUNT, "", null});

        assertThat(plan).isNotEmpty().noneMatch(step -> step.contains("ORDER BY"));
    }
}

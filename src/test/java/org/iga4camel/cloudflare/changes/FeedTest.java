package org.iga4camel.cloudflare.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iga4camel.cloudflare.changes.ChangesFile.ACCOUNT;
import static org.iga4camel.cloudflare.changes.ChangesFile.OTHER;
import static org.iga4camel.cloudflare.changes.ChangesFile.take;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.iga4camel.cloudflare.cache.ConsumerGoneException;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.model.Position;
import org.iga4camel.cloudflare.view.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a named consumer is given, and how far the database says that it has come. */
class FeedTest {

    @TempDir
    Path directory;

    private ChangesFile file;

    @BeforeEach
    void open() {
        file = new ChangesFile(directory.resolve("cache.db"));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void aNewConsumerThatStartsNowIsGivenWhatIsPublishedAfterItsRegistration() {
        file.publish(3);
        Feed feed = file.feed("siem", null, "now");
        file.publish(2);

        assertThat(take(feed, 10, Change::id)).containsExactly(4L, 5L);
    }

    @Test
    void aNewConsumerThatStartsAtTheBeginningIsGivenEverythingThatIsKept() {
        file.publish(3);
        Feed feed = file.feed("siem", null, "beginning");

        assertThat(take(feed, 10, Change::id)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aKnownConsumerGoesOnWhereItWasWhateverItSaysAboutItsStart() {
        file.publish(3);
        Feed first = file.feed("siem", null, "beginning");
        take(first, 2, Change::id);
        first.close();

        Feed second = file.feed("siem", null, "snapshot");

        assertThat(take(second, 10, Change::id)).containsExactly(3L);
    }

    @Test
    void whatWasNotTakenComesAgain() {
        file.publish(5);
        Feed feed = file.feed("siem", null, "beginning");
        feed.next(3);
        feed.took(1);

        assertThat(feed.next(2)).extracting(Change::id).containsExactly(2L, 3L);
    }

    @Test
    void aRestartRepeatsOnlyWhatWasNotTaken() {
        file.publish(5);
        Feed feed = file.feed("siem", null, "beginning");
        feed.next(5);
        feed.took(2);
        feed.close();
        file.close();

        file = new ChangesFile(directory.resolve("cache.db"));

        assertThat(take(file.feed("siem", null, "beginning"), 10, Change::id)).containsExactly(3L, 4L, 5L);
    }

    @Test
    void aChangeIsGivenOutAsItWasPublished() {
        file.execute(
                "INSERT INTO change (account, at, kind, object_id, object_name, member_id, email, role_id, role_name,"
                        + " scope_key, scope_name, before, after, cause, actor)"
                        + " VALUES ('prod', '2026-02-01T00:00:00.000Z', 'role.granted', 'o', 'n', 'm', 'e', 'r', 'rn', 's',"
                        + " 'sn', NULL, '{\"access\": \"allow\"}', 'look:0123', 'hub')");

        Change change = file.feed("siem", null, "beginning").next(1).get(0);

        assertThat(change)
                .isEqualTo(new Change(
                        1,
                        ACCOUNT,
                        "2026-02-01T00:00:00.000Z",
                        "role.granted",
                        "o",
                        "n",
                        "m",
                        "e",
                        "r",
                        "rn",
                        "s",
                        "sn",
                        null,
                        Map.of("access", "allow"),
                        "look:0123",
                        "hub"));
    }

    @Test
    void onlyTheKindsAndTheAccountAskedForAreGivenOutAndTheOthersArePassed() {
        file.publish(ACCOUNT, "role.granted");
        file.publish(ACCOUNT, "member.added");
        file.publish(OTHER, "role.revoked");
        file.publish(ACCOUNT, "role.revoked");
        file.publish(ACCOUNT, "member.removed");
        Feed feed = file.feed("siem", "role.granted, role.revoked", "beginning");

        assertThat(take(feed, 10, Change::id)).containsExactly(1L, 4L);
        assertThat(file.consumer("siem").position()).isEqualTo(new Position.After(5));
    }

    @Test
    void aConsumerThatWantsNothingOfWhatIsPublishedPassesItAllTheSame() {
        file.publish(3);
        Feed feed = file.feed("siem", "role.granted", "beginning");

        assertThat(take(feed, 10, Change::id)).isEmpty();

        assertThat(file.consumer("siem").position()).isEqualTo(new Position.After(3));
        assertThat(file.consumer("siem").lastDeliveredAt()).isEmpty();
    }

    @Test
    void aKindThatThereIsNotIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> file.feeds().open("siem", null, "role.granted,role.taken", "now"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'role.taken'")
                .hasMessageContaining("member.added, member.updated, member.removed")
                .hasMessageContaining("role.granted, role.revoked");
    }

    @Test
    void aConsumerWithoutAProperNameIsRefused() {
        assertThatThrownBy(() -> file.feeds().open(null, null, null, "now")).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> file.feeds().open("a b", null, null, "now"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'a b'");
    }

    @Test
    void onlyOneFeedOfAConsumerHasTheTurnAndTheOtherTakesItOverAtTheRightPlace() {
        file.publish(3);
        Feed first = file.feed("siem", null, "beginning");
        Feed second = file.feeds().open("siem", null, null, "beginning");
        take(first, 2, Change::id);
        assertThat(second.takeTurn()).isFalse();
        assertThatThrownBy(() -> second.next(1)).isInstanceOf(IllegalStateException.class);

        first.close();

        assertThat(second.takeTurn()).isTrue();
        assertThat(take(second, 10, Change::id)).containsExactly(3L);
    }

    @Test
    void consumersOfOtherNamesAndAccountsAreNotInEachOthersWay() {
        file.publish(2);
        file.publish(OTHER, "member.added");
        Feed siem = file.feed("siem", null, "beginning");
        Feed audit = file.feed("audit", null, "beginning");
        Feed eu = file.feeds().open("siem", OTHER, null, "beginning");

        assertThat(eu.takeTurn()).isTrue();
        assertThat(take(eu, 10, Change::id)).containsExactly(3L);
        assertThat(take(siem, 10, Change::id)).containsExactly(1L, 2L);
        assertThat(take(audit, 10, Change::id)).containsExactly(1L, 2L);
    }

    @Test
    void aFeedThatLostItsTurnCannotMoveTheConsumer() {
        file.publish(2);
        Feed feed = file.feed("siem", null, "beginning");
        feed.next(2);
        feed.close();

        assertThatThrownBy(() -> feed.took(1)).isInstanceOf(IllegalStateException.class);

        assertThat(file.consumer("siem").position()).isEqualTo(new Position.After(0));
    }

    @Test
    void aConsumerThatIsGoneFromTheDatabaseMovesNoMoreAndIsThenNew() {
        file.publish(2);
        Feed feed = file.feed("siem", null, "beginning");
        feed.next(2);
        file.execute("DELETE FROM change_consumer");

        assertThatThrownBy(() -> feed.took(2)).isInstanceOf(ConsumerGoneException.class);

        assertThat(take(feed, 10, Change::id)).containsExactly(1L, 2L);
    }

    @Test
    void changesThatARegisteredConsumerHasNotPassedAreNotPruned() {
        file.publish(6);
        Feed siem = file.feed("siem", null, "beginning");
        Feed audit = file.feed("audit", null, "beginning");
        take(siem, 4, Change::id);
        take(audit, 2, Change::id);
        file.pass(Duration.ofDays(10));

        file.prune(Duration.ofDays(1));

        assertThat(file.ids()).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void aConsumerOfAnotherAccountKeepsNothing() {
        file.publish(3);
        file.feeds().open("siem", OTHER, null, "beginning").register();
        file.pass(Duration.ofDays(10));

        file.prune(Duration.ofDays(1));

        assertThat(file.ids()).isEmpty();
    }

    @Test
    void afterEverythingWasPrunedANewConsumerStillMissesNothingThatComes() {
        file.publish(3);
        file.pass(Duration.ofDays(10));
        file.prune(Duration.ofDays(1));
        Feed feed = file.feed("siem", null, "now");
        file.publish(1);

        assertThat(take(feed, 10, Change::id)).containsExactly(4L);
    }

    @Test
    void aConsumerWithNothingToTakeIsSeenNowAndThen() {
        Feed feed = file.feed("siem", null, "now");
        feed.next(1);
        file.pass(Duration.ofMinutes(6));

        feed.next(1);

        assertThat(file.consumer("siem").lastSeenAt()).isEqualTo(file.now());
    }

    @Test
    void aConsumerThatTakesNothingOfWhatItIsGivenIsNotSeen() {
        Feed feed = file.feed("siem", null, "now");
        file.publish(1);
        feed.next(1);
        file.pass(Duration.ofMinutes(6));

        feed.next(1);

        assertThat(file.consumer("siem").lastSeenAt()).isBefore(file.now());
    }
}

package org.iga4camel.cloudflare.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.search.Search;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;
import org.iga4camel.cloudflare.changes.Feed;
import org.iga4camel.cloudflare.changes.Feeds;
import org.iga4camel.cloudflare.paging.Paging;
import org.iga4camel.cloudflare.samples.Sample;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.iga4camel.cloudflare.sync.SyncHeldException;
import org.iga4camel.cloudflare.view.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kind is a declaration: whatever a sync does with the kinds of this component it does with one that it never heard of. */
class DeclaredKindTest {

    @TempDir
    Path directory;

    private SyncFixture fixture;
    private Toys toys;

    @BeforeEach
    void start() throws Exception {
        fixture = SyncFixture.of(Toys.KINDS, directory, Map.of());
        fixture.account().populate(3, 0);
        toys = Toys.of(fixture.sandbox());
        for (int team = 1; team <= 60; team++) {
            toys.team(team, "Team " + team).put("purpose", "On call").put("colour", "green");
        }
        toys.seat(1, 101, "Window");
        toys.seat(1, 102, "Door");
        toys.seat(2, 101, "Window");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<String> changes() {
        return fixture
                .query("SELECT kind, object_name, before, after, cause FROM changes WHERE kind GLOB 'team.*'"
                        + " OR kind GLOB 'seat.*' ORDER BY id")
                .stream()
                .map(change -> change.get("kind") + " " + change.get("object_name"))
                .toList();
    }

    private long published(String kind) {
        return ((Number) fixture.one("SELECT count(*) FROM object WHERE kind = '" + kind + "'")).longValue();
    }

    @Test
    void itIsListedPageByPageAndPublishedWithWhatIsNotDeclaredKeptAside() {
        fixture.sync();

        assertThat(published("team")).isEqualTo(60);
        assertThat(fixture.query("SELECT parent, id, name, fields, other_fields FROM object"
                        + " WHERE kind = 'team' AND id = '" + Toys.id(7) + "'"))
                .containsExactly(Map.of(
                        "parent",
                        "",
                        "id",
                        Toys.id(7),
                        "name",
                        "Team 7",
                        "fields",
                        "{\"name\":\"Team 7\",\"purpose\":\"On call\"}",
                        "other_fields",
                        "{\"colour\":\"green\"}"));
    }

    @Test
    void whatIsUnderAParentIsListedForEachOfThemAndTheSameIdMayBeUnderTwo() {
        fixture.sync();

        assertThat(fixture.query("SELECT parent, id FROM object WHERE kind = 'seat' ORDER BY parent, id"))
                .extracting(row -> row.get("parent") + "/" + row.get("id"))
                .containsExactly(
                        Toys.id(1) + "/" + Toys.id(101),
                        Toys.id(1) + "/" + Toys.id(102),
                        Toys.id(2) + "/" + Toys.id(101));
    }

    @Test
    void itsDifferencesAreChangesUnderItsOwnNames() {
        fixture.sync();
        toys.team(3, "Three").put("colour", "red");
        toys.team(4, "Team 4").put("colour", "red");
        toys.team(61, "Team 61");
        toys.noTeam(5);
        toys.noSeat(1, 102);

        fixture.sync();

        assertThat(changes())
                .containsExactly(
                        "team.changed Three", "team.added Team 61", "team.removed Team 5", "seat.removed Door");
    }

    @Test
    void aFieldThatIsNotToldKeepsItsValue() {
        fixture.sync();
        toys.team(3, "Team 3").remove("purpose");

        fixture.sync();

        assertThat(changes()).isEmpty();
        assertThat(fixture.one("SELECT fields ->> '$.purpose' FROM object WHERE id = '" + Toys.id(3) + "'"))
                .isEqualTo("On call");
    }

    @Test
    void aListThatCannotBeProvenWholeIsNotPublished() {
        fixture.sync();
        toys.cutAfter(1);

        fixture.failingSync();

        assertThat(published("team")).isEqualTo(60);
        assertThat(changes()).isEmpty();
    }

    @Test
    void tooManyLossesHoldTheRunAndItTellsWhatWouldGo() {
        fixture.sync();
        for (int team = 11; team <= 60; team++) {
            toys.noTeam(team);
        }

        assertThatThrownBy(fixture::sync)
                .isInstanceOf(SyncHeldException.class)
                .hasMessageContaining("50 of 60 teams would go");

        assertThat(published("team")).isEqualTo(60);
        assertThat(fixture.one("SELECT count(*) FROM held_losses WHERE kind = 'team'"))
                .isEqualTo(50);
        fixture.release(2);
        assertThat(published("team")).isEqualTo(10);
    }

    @Test
    void withoutItsPermissionItKeepsItsStateAndTheRunSaysSo() {
        fixture.sync();
        toys.forbid();

        assertThat(fixture.sync().warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("The teams were not read"))
                .anySatisfy(warning -> assertThat(warning).startsWith("The seats were not read"));

        assertThat(published("team")).isEqualTo(60);
        assertThat(published("seat")).isEqualTo(3);
        assertThat(changes()).isEmpty();
    }

    @Test
    void aPermissionThatIsMissingUnderManyParentsIsToldOnce() {
        fixture.sync();
        toys.forbid();

        assertThat(fixture.sync().warnings())
                .filteredOn(warning -> warning.startsWith("The seats"))
                .hasSize(1);
    }

    @Test
    void whatIsMeasuredGrowsWithTheListsAndNotWithTheParents() {
        fixture.sync();

        assertThat(Search.in(MicrometerUtils.getOrCreateMeterRegistry(
                                fixture.context().getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME))
                        .name("cloudflare.iga.pages.staged")
                        .counters())
                .extracting(counter -> counter.getId().getTag("list"))
                .contains("teams", "seats")
                .doesNotHaveDuplicates()
                .hasSizeLessThan(10);
    }

    @Test
    void anIdOfAParentIsOnePartOfThePath() {
        assertThat(Listing.optional("seats", "teams/{parent}/seats", Paging.COUNTED)
                        .path("a/../b c"))
                .isEqualTo("teams/a%2F..%2Fb%20c/seats");
    }

    @Test
    void aConsumerBeginsWithASnapshotOfItParentsFirst() {
        fixture.sync();
        Feeds feeds = fixture.context().getRegistry().lookupByNameAndType("cloudflareIgaFeeds", Feeds.class);

        try (Feed feed = feeds.open("siem", null, "team.added,seat.added", "snapshot")) {
            feed.register();
            assertThat(feed.takeTurn()).isTrue();
            List<String> kinds = new ArrayList<>();
            for (List<Change> next = feed.next(1000); !next.isEmpty(); next = feed.next(1000)) {
                next.forEach(change -> kinds.add(change.kind()));
                feed.took(next.size());
            }
            assertThat(kinds).hasSize(63).startsWith("team.added").endsWith("seat.added", "seat.added", "seat.added");
        }
    }

    @Test
    void theDeclarationOfTheArchitecturePageIsOne() throws Exception {
        Path source = directory.resolve("Printed.java");
        Files.writeString(
                source,
                "import org.iga4camel.cloudflare.kinds.*;\nimport org.iga4camel.cloudflare.paging.Paging;\n"
                        + "public class Printed {\n"
                        + Sample.of("docs/architecture.md", "How to add a kind", "java") + "}\n");

        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), source.toString());

        assertThat(compiled).isZero();
    }

    @Test
    void theListsUnderParentsAreReadAtTheSameTime() {
        fixture.sandbox().options().latency(Duration.ofMillis(20));

        fixture.sync();

        assertThat(fixture.sandbox().requests().mostInFlight()).isBetween(2, 8);
    }
}

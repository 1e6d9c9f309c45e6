package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.cache.ConsumerStore;
import org.iga4camel.cloudflare.cache.DiskFullException;
import org.iga4camel.cloudflare.cache.RunStore;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.StartFrom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SQLite says that the disk is full, at whatever statement needs the next page: the caller hears that it is the disk, with
 * the name of the file, and nothing is half written. The limit is raised page by page until everything fits.
 */
class FullDatabaseTest {

    private static final int MANY = 30;

    private ProvisioningFixture fixture;
    private Path database;
    private String ada;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory);
        database = directory.resolve("cache.db");
        ada = fixture.account().add("ada@example.com", fixture.account().roleId("Analytics"));
        fixture.sync();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    /** Leaves room for some pages more than there are. */
    private void roomFor(int pages) {
        fixture.fixture().execute("PRAGMA max_page_count = " + (pageCount() + pages));
    }

    private void roomForAll() {
        fixture.fixture().execute("PRAGMA max_page_count = 1000000");
    }

    private long pageCount() {
        return ((Number) fixture.fixture().one("PRAGMA page_count")).longValue();
    }

    private void noPageIsFree() {
        fixture.fixture().execute("VACUUM");
    }

    private void assertThatTheDiskIsNamed(Throwable failure) {
        assertThat(Causes.find(failure, DiskFullException.class))
                .as("%s", failure)
                .hasValueSatisfying(full -> assertThat(full)
                        .hasMessageStartingWith("The database " + database + " finds its disk full")
                        .hasMessageContaining("make room"));
    }

    @Test
    void aSyncThatFindsTheDiskFullSaysSoAndWhatStoodPublishedStill() {
        for (int i = 0; i < MANY; i++) {
            fixture.account()
                    .add(
                            "member-with-a-long-name-" + i + "@example.com",
                            fixture.account().roleId("DNS"));
        }
        String before = fixture.fixture().state();
        List<Throwable> failures = new ArrayList<>();
        for (int pages = 0; failures.size() == pages; pages++) {
            roomForAll();
            noPageIsFree();
            roomFor(pages);

            Throwable failure = catchThrowable(() -> fixture.fixture().sync());

            roomForAll();
            if (failure != null) {
                failures.add(failure);
                assertThatTheDiskIsNamed(failure);
                assertThat(fixture.fixture().state()).isEqualTo(before);
            }
        }

        assertThat(failures).hasSizeGreaterThan(5);
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void anOperationThatFindsTheDiskFullSaysSoAndIsSettled() {
        String reason = "a reason that is told at some length ".repeat(25);
        Set<String> kinds = new java.util.TreeSet<>();
        boolean applied = false;
        for (int pages = 0; !applied; pages++) {
            roomForAll();
            noPageIsFree();
            roomFor(pages);

            Throwable failure = catchThrowable(
                    () -> fixture.ask("grant", Map.of("memberId", ada, "role", "DNS", "reason", reason)));

            roomForAll();
            applied = failure == null;
            if (!applied) {
                assertThatTheDiskIsNamed(failure);
                kinds.add(failure.getClass().getSimpleName());
                fixture.ask("revoke", Map.of("memberId", ada, "role", "DNS"));
                assertThat(fixture.fixture().wrongRights()).isEmpty();
            }
        }

        assertThat(kinds).isNotEmpty();
        assertThat(fixture.fixture().query("SELECT status FROM operations").stream()
                        .map(row -> (String) row.get("status"))
                        .collect(Collectors.toSet()))
                .doesNotContain("open");
    }

    @Test
    void everyStoreSaysSo() {
        Statements writer = new Statements(fixture.fixture().mount().cache().writer());
        ConsumerStore consumers = new ConsumerStore(writer, writer);
        RunStore runs = new RunStore(writer, writer);
        String wide = "wide".repeat(3000);
        noPageIsFree();
        roomFor(0);

        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable write :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> consumers.register(wide, "default", StartFrom.NOW, java.time.Instant.EPOCH),
                        () -> runs.bind(wide, wide),
                        () -> runs.open("default", wide, java.time.Instant.EPOCH),
                        () -> new org.iga4camel.cloudflare.cache.BudgetStore(
                                        fixture.fixture().mount().cache().writer())
                                .exclusively(wide, book -> {
                                    book.book(1, 1);
                                    return 0;
                                }))) {
            assertThatTheDiskIsNamed(catchThrowable(write));
        }
    }
}

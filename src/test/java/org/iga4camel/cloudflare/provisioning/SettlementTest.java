package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.cache.Journal;
import org.iga4camel.cloudflare.cache.OperationRecord;
import org.iga4camel.cloudflare.model.OperationKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands open is taken up as it stands when nobody carries it out any more. */
class SettlementTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");
    private static final String MEMBER = "a".repeat(32);
    private static final String PLAN = """
            {"gives": [], "takes": [], "keeps": [], "member_afterwards": false,
             "requests": [{"what": "remove", "method": "DELETE", "path": "/members/%s"}]}""".formatted(MEMBER);

    private static OperationRecord remove(int writes) {
        String request = Records.request(new OperationRequest(
                OperationKind.REMOVE,
                "default",
                MEMBER,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                false));
        return new OperationRecord(
                "1",
                "default",
                "remove",
                "open",
                MEMBER,
                null,
                null,
                null,
                null,
                null,
                null,
                request,
                writes == 0 ? null : PLAN,
                null,
                null,
                writes,
                writes,
                null,
                "2026-09-01T10:00:00.000Z",
                null,
                null,
                null);
    }

    @Test
    void anOperationThatWroteBeforeItsProcessDiedIsLookedUpThoughItHadNotWrittenWhenItWasFound(@TempDir Path directory)
            throws Exception {
        Path database = directory.resolve("cache.db");
        try (Cache cache = Cache.open(database);
                DatabaseLock locks = DatabaseLock.on(database)) {
            Journal journal = new Journal(cache.writer(), cache.reader());
            journal.append(remove(0));
            AtomicBoolean isFound = new AtomicBoolean();
            InstantSource clock = () -> {
                if (!isFound.getAndSet(true)) {
                    // between the look at the journal and the lock, the other process writes and dies
                    journal.append(remove(1));
                }
                return NOW;
            };
            Settlement settlement =
                    new Settlement(alias -> null, journal, null, new Holds.Keeper(locks, clock, () -> {}), clock);

            List<RunningOperation> taken = settlement.open("default");

            assertThat(taken).singleElement().satisfies(operation -> {
                assertThat(operation.isOpen()).isTrue();
                assertThat(operation.stage()).isEqualTo("sent");
                operation.holds().close();
            });
        }
    }
}

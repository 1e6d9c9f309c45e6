package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.iga4camel.cloudflare.model.Position;
import org.iga4camel.cloudflare.model.StartFrom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database moves a consumer forward only. */
class ConsumerStoreTest {

    private static final String NAME = "siem";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static List<Position> positions() {
        List<Position> positions = new ArrayList<>();
        for (long id = 0; id < 4; id++) {
            positions.add(new Position.InSnapshot(id));
            positions.add(new Position.After(id));
        }
        return positions;
    }

    private static boolean isForward(Position here, Position there) {
        boolean isBackToSnapshot = here instanceof Position.After && there instanceof Position.InSnapshot;
        return there.changeId() >= here.changeId() && !isBackToSnapshot;
    }

    @Test
    void aConsumerIsMovedNeitherBehindAChangeItHasPassedNorFromChangesToASnapshot(@TempDir Path directory) {
        try (Cache cache = Cache.open(directory.resolve("cache.db"))) {
            Statements writer = new Statements(cache.writer());
            new RunStore(writer, writer).bind(Account.ALIAS, Account.ID);
            ConsumerStore store = new ConsumerStore(writer, new Statements(cache.reader()));
            for (Position here : positions()) {
                for (Position there : positions()) {
                    store.drop(NAME, Account.ALIAS);
                    store.register(NAME, Account.ALIAS, StartFrom.SNAPSHOT, NOW);
                    store.move(NAME, Account.ALIAS, here, NOW, false);

                    if (isForward(here, there)) {
                        store.move(NAME, Account.ALIAS, there, NOW, true);
                    } else {
                        assertThatThrownBy(() -> store.move(NAME, Account.ALIAS, there, NOW, true))
                                .isInstanceOf(ConsumerGoneException.class);
                    }

                    assertThat(store.find(NAME, Account.ALIAS).orElseThrow().position())
                            .as("from %s to %s", here, there)
                            .isEqualTo(isForward(here, there) ? there : here);
                }
            }
        }
    }
}

package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.iga4camel.cloudflare.changes.ChangesFile;
import org.iga4camel.cloudflare.model.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever a hub is killed, its route gets every change, in order, and again only what was under way. */
class ChangesKillIT {

    private static final int CHANGES = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ENDPOINT = "cloudflare-iga:changes?consumer=siem&delay=50&initialDelay=0&startFrom=";

    @TempDir
    Path directory;

    /**
     * When a hub is killed: around writing a line, or at whatever it does a little after that.
     *
     * @param line of those it writes itself
     */
    private record Moment(String where, int line, int laterMicros) {

        /** Moments that all come before the changes are at their end. */
        static List<Moment> seeded(long seed, int moments, int changes, int batch) {
            Random random = new Random(seed);
            List<String> wheres = List.of("before", "after", "anywhere");
            return IntStream.range(0, moments)
                    .mapToObj(i -> new Moment(
                            wheres.get(i % wheres.size()),
                            1 + random.nextInt(changes / moments - batch),
                            random.nextInt(4000)))
                    .toList();
        }

        void kill(Path own, String endpoint) throws Exception {
            int before = written(own).size();
            try (Hub hub = Hub.start(own, "out", endpoint, where, line)) {
                if (where.equals("anywhere")) {
                    await().atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(2))
                            .until(() -> written(own).size() - before >= line);
                    // not waiting for anything: the moment of death itself, which falls wherever it falls
                    Thread.sleep(laterMicros / 1000, laterMicros % 1000 * 1000);
                } else {
                    hub.awaitHalt();
                }
                hub.kill();
            }
        }
    }

    private static List<Long> written(Path own) throws Exception {
        return Hub.ids(own.resolve("out"));
    }

    @Test
    void aThousandChangesArriveInOrderAndOnlyTheOneUnderWayComesAgain() throws Exception {
        List<Moment> moments = Moment.seeded(20260101, 22, 2 * CHANGES, 1);

        TwoAtOnce.halves(moments, (half, mine) -> requireAll(mine, "one-" + half, ENDPOINT + "beginning", 1));
    }

    @Test
    void ofBatchesOnlyTheOneUnderWayComesAgain() throws Exception {
        List<Moment> moments = Moment.seeded(2, 6, 2 * CHANGES, 20);

        TwoAtOnce.halves(
                moments,
                (half, mine) -> requireAll(mine, "batch-" + half, ENDPOINT + "beginning&batch=true&maxBatch=20", 20));
    }

    private void requireAll(List<Moment> moments, String name, String endpoint, int batch) throws Exception {
        Path own = Files.createDirectories(directory.resolve(name));
        List<Integer> starts = new ArrayList<>();
        try (ChangesFile file = new ChangesFile(own.resolve("cache.db"))) {
            file.published().publish(CHANGES);
            for (Moment moment : moments) {
                moment.kill(own, endpoint);
                starts.add(written(own).size());
            }
            finish(own, file, endpoint, CHANGES);
        }
        requireOrder(written(own), starts, 1, CHANGES, batch);
    }

    private static void finish(Path own, ChangesFile file, String endpoint, long last) throws Exception {
        try (Hub hub = Hub.start(own, "out", endpoint, "never", 0)) {
            await().atMost(PATIENCE)
                    .until(() -> file.consumer("siem").position().equals(new Position.After(last)));
            hub.stop();
        }
    }

    /** Each process goes on behind the last line of the one before, or repeats at most one batch of it. */
    private static void requireOrder(List<Long> ids, List<Integer> starts, long first, long last, int batch) {
        assertThat(ids.stream().distinct())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(first, last).boxed().toList());
        assertThat(ids).as("with repetitions").hasSizeGreaterThan((int) (last - first + 1));
        for (int i = 1; i < ids.size(); i++) {
            long step = ids.get(i) - ids.get(i - 1);
            if (starts.contains(i)) {
                assertThat(step)
                        .as("the step to the first line of a process, %d", i)
                        .isBetween(1L - batch, 1L);
            } else {
                assertThat(step).as("the step to line %d", i).isEqualTo(1);
            }
        }
    }

    @Test
    void aSnapshotInWhichTheHubIsKilledBeginsAgainAndChangesFollowItWithoutAGap() throws Exception {
        int members = 60;
        String endpoint = ENDPOINT + "snapshot&maxBatch=7";
        try (ChangesFile file = new ChangesFile(directory.resolve("cache.db"))) {
            file.published().publish(5);
            file.members(1, members);
            int killed = 0;
            for (Moment moment : Moment.seeded(3, 4, 4 * 2 * members, 1)) {
                moment.kill(directory, endpoint);
                List<Long> snapshot =
                        written(directory).subList(killed, written(directory).size());
                assertThat(snapshot).as("before the end of the snapshot").containsOnly(0L);
                killed += snapshot.size();
                file.publish(10);
            }

            try (Hub hub = Hub.start(directory, "out", endpoint, "after", 2 * members + 20)) {
                await().atMost(PATIENCE)
                        .until(() -> file.consumer("siem").position().equals(new Position.After(45)));
                file.publish(100);
                hub.awaitHalt();
            }
            finish(directory, file, endpoint, 145);

            List<Long> ids =
                    written(directory).subList(killed, written(directory).size());
            assertThat(ids.subList(0, 2 * members)).as("the whole snapshot").containsOnly(0L);
            requireOrder(ids.subList(2 * members, ids.size()), List.of(20), 46, 145, 1);
        }
    }

    @Test
    void ofTwoHubsOnlyOneDeliversAndTheOtherTakesOverWhenItIsKilled() throws Exception {
        String endpoint = ENDPOINT + "beginning";
        try (ChangesFile file = new ChangesFile(directory.resolve("cache.db"))) {
            file.published().publish(200);
            try (Hub first = Hub.start(directory, "first", endpoint, "after", 100)) {
                first.awaitHalt();
                try (Hub second = Hub.start(directory, "second", endpoint, "never", 0)) {
                    second.awaitReady();
                    await().during(Duration.ofMillis(500))
                            .until(() -> Hub.ids(directory.resolve("second")).isEmpty());

                    first.kill();

                    await().atMost(PATIENCE)
                            .until(() -> file.consumer("siem").position().equals(new Position.After(200)));
                    second.stop();
                }
            }
        }
        List<Long> ids = new ArrayList<>(Hub.ids(directory.resolve("first")));
        ids.addAll(Hub.ids(directory.resolve("second")));
        requireOrder(ids, List.of(100), 1, 200, 1);
    }

    @Test
    void ofTwoHubsThatBothLiveNoneDeliversWhatTheOtherDoes() throws Exception {
        String endpoint = ENDPOINT + "beginning";
        try (ChangesFile file = new ChangesFile(directory.resolve("cache.db"));
                Hub first = Hub.start(directory, "out", endpoint, "never", 0);
                Hub second = Hub.start(directory, "out", endpoint, "never", 0)) {
            first.awaitReady();
            second.awaitReady();
            for (int i = 0; i < 10; i++) {
                file.publish(20);
            }
            await().atMost(PATIENCE)
                    .until(() -> file.consumer("siem").position().equals(new Position.After(200)));
            first.stop();
            file.publish(50);
            await().atMost(PATIENCE)
                    .until(() -> file.consumer("siem").position().equals(new Position.After(250)));
            second.stop();
        }
        assertThat(Hub.ids(directory.resolve("out")))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 250).boxed().toList());
    }
}

package org.iga4camel.cloudflare.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.iga4camel.cloudflare.view.Change;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is published, fails, restarts and is pruned in between, a consumer is given every change, in order. */
class FeedHistoriesTest {

    private static final int STEPS = 120;
    private static final String WANTED = "role.granted";

    @TempDir
    Path directory;

    private ChangesFile file;
    private Feed feed;
    private final List<Long> wanted = new ArrayList<>();
    private final List<Long> taken = new ArrayList<>();

    private void restart() {
        if (file != null) {
            feed.close();
            file.close();
        }
        file = new ChangesFile(directory.resolve("cache.db"));
        feed = file.feed("siem", WANTED, "beginning");
    }

    private void publish(Random random) {
        for (int i = random.nextInt(6); i > 0; i--) {
            String account = random.nextInt(4) == 0 ? ChangesFile.OTHER : ChangesFile.ACCOUNT;
            String kind = random.nextBoolean() ? WANTED : "member.updated";
            long id = file.publish(account, kind);
            if (account.equals(ChangesFile.ACCOUNT) && kind.equals(WANTED)) {
                wanted.add(id);
            }
        }
    }

    /** Takes some of what is given out; the rest failed. */
    private void deliver(Random random) {
        List<Long> given =
                feed.next(1 + random.nextInt(4)).stream().map(Change::id).toList();
        assertThat(given).isEqualTo(wanted.subList(taken.size(), taken.size() + given.size()));
        int took = given.isEmpty() ? 0 : random.nextInt(given.size() + 1);
        if (took > 0) {
            feed.took(took);
            taken.addAll(given.subList(0, took));
        }
    }

    private void step(Random random) {
        switch (random.nextInt(8)) {
            case 0, 1 -> publish(random);
            case 2 -> restart();
            case 3 -> {
                file.pass(Duration.ofDays(1 + random.nextInt(3)));
                file.prune(Duration.ofDays(1));
            }
            default -> deliver(random);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsLostNothingIsOutOfOrderAndOnlyWhatWasNotTakenComesAgain(long seed) {
        Random random = new Random(seed);
        restart();

        for (int i = 0; i < STEPS; i++) {
            step(random);
        }
        while (taken.size() < wanted.size()) {
            deliver(random);
        }

        assertThat(taken).isEqualTo(wanted);
        feed.close();
        file.close();
    }
}

package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.iga4camel.cloudflare.settings.RestKey;
import org.iga4camel.cloudflare.settings.RestKeys;
import org.iga4camel.cloudflare.settings.RestRight;
import org.iga4camel.cloudflare.settings.Secret;
import org.iga4camel.cloudflare.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Keys rotate by their file, without a restart. */
@Tag(ApiFixture.ONLY_ON_MAIN)
class KeyRingTest {

    private static final String FIXED = "key-of-the-settings-alone";
    private static final String OLD = "the-first-key-in-the-file";
    private static final String NEW = "the-second-key-in-the-file";

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong();
    private final Logger logger = (Logger) LoggerFactory.getLogger(KeyRing.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Path file;
    private KeyRing keys;

    @BeforeEach
    void open() throws IOException {
        log.start();
        logger.addAppender(log);
        file = directory.resolve("keys");
        replace("iga:provision:" + OLD);
        RestKeys fixed = new RestKeys(List.of(new RestKey("fixed", Set.of(RestRight.READ), Secret.of(FIXED))));
        keys = new KeyRing(new Settings.Rest(fixed, Optional.of(file), 1, 1), nanos::get);
    }

    @AfterEach
    void stopRecording() {
        logger.detachAppender(log);
    }

    @Test
    void keysOfTheSettingsAndOfTheFileServeSideBySide() {
        assertThat(found(FIXED)).isEqualTo("fixed");
        assertThat(found(OLD)).isEqualTo("iga");
        assertThat(found("")).isNull();
        assertThat(found(OLD + "x")).isNull();
        assertThat(found(OLD.substring(1))).isNull();
    }

    @Test
    void aNewKeyServesAndTheOldOneDoesNotOnceASecondHasPassed() throws IOException {
        replace("iga:provision:" + NEW);
        nanos.addAndGet(Duration.ofMillis(999).toNanos());
        String before = found(NEW);
        nanos.addAndGet(Duration.ofMillis(1).toNanos());

        String after = found(NEW);

        assertThat(before).isNull();
        assertThat(after).isEqualTo("iga");
        assertThat(found(OLD)).isNull();
        assertThat(found(FIXED)).isEqualTo("fixed");
    }

    @Test
    void anEmptiedFileLeavesTheKeysOfTheSettings() throws IOException {
        replace("# nobody");
        aSecondPasses();

        String after = found(OLD);

        assertThat(after).isNull();
        assertThat(found(FIXED)).isEqualTo("fixed");
    }

    @Test
    void aMalformedVersionKeepsTheLastGoodOneAndIsComplainedOfOnceWithoutItsContent() throws IOException {
        replace("iga:everything:" + NEW);
        aSecondPasses();

        String after = found(OLD);

        aSecondPasses();
        assertThat(after).isEqualTo("iga");
        assertThat(found(NEW)).isNull();
        assertThat(warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .contains(
                                "stay as they were",
                                "line 1 of '" + file + "'",
                                "a right other than read and provision")
                        .doesNotContain(NEW, OLD, "everything"));
    }

    @Test
    void aVersionThatRepeatsAKeyOfTheSettingsIsNoGood() throws IOException {
        replace("iga:provision:" + FIXED);
        aSecondPasses();

        String after = found(FIXED);

        assertThat(after).isEqualTo("fixed");
        assertThat(warnings()).singleElement().asString().contains("fixed and iga are the same");
    }

    @Test
    void aMissingFileKeepsTheLastGoodVersionUntilItIsBack() throws IOException {
        Files.delete(file);
        aSecondPasses();
        String missing = found(OLD);
        replace("iga:provision:" + NEW);
        aSecondPasses();

        String back = found(NEW);

        assertThat(missing).isEqualTo("iga");
        assertThat(back).isEqualTo("iga");
        assertThat(found(OLD)).isNull();
        assertThat(warnings()).singleElement().asString().contains("cannot be read");
    }

    private void replace(String content) throws IOException {
        Path next = Files.writeString(directory.resolve("next"), content);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void aSecondPasses() {
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        found("any");
    }

    private String found(String key) {
        return keys.find(key).map(RestKey::name).orElse(null);
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}

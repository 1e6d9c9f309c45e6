package org.iga4camel.cloudflare.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.settings.RestKey;
import org.iga4camel.cloudflare.settings.RestKeyFile;
import org.iga4camel.cloudflare.settings.RestKeys;
import org.iga4camel.cloudflare.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that open the API now: those of the settings, and those in the key file as it stands. A version of the file
 * that is no good is complained of once, and the last good one stays.
 */
final class KeyRing {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final RestKeys fixed;
    private final Optional<Path> file;
    private final LongSupplier nanos;
    private List<HeldKey> held;
    private Stamp stamp;
    private long lookedAt;
    private String complaint = "";

    /**
     * Holds the keys of the settings.
     *
     * @param nanos a clock that does not go back
     * @throws ConfigurationException when the key file is no good
     */
    KeyRing(Settings.Rest settings, LongSupplier nanos) {
        this.nanos = nanos;
        fixed = settings.keys();
        file = settings.keysFile();
        lookedAt = nanos.getAsLong();
        stamp = file.map(Stamp::of).orElse(null);
        held = held(file.map(path -> fixed.and(RestKeyFile.read(path))).orElse(fixed));
    }

    /** What changes when a file is written or replaced. */
    private record Stamp(FileTime modified, long size, Object key) {

        static final Stamp OF_NO_FILE = new Stamp(null, -1, null);

        static Stamp of(Path file) {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(found.lastModifiedTime(), found.size(), found.fileKey());
            } catch (IOException e) {
                return OF_NO_FILE;
            }
        }
    }

    /** The key that a caller sent. All keys are compared to their end, so that the time it takes tells nothing. */
    Optional<RestKey> find(String sent) {
        byte[] digest = HeldKey.digest(sent);
        RestKey found = null;
        for (HeldKey each : now()) {
            if (each.isOf(digest)) {
                found = each.key();
            }
        }
        return Optional.ofNullable(found);
    }

    private synchronized List<HeldKey> now() {
        long now = nanos.getAsLong();
        if (file.isPresent() && now - lookedAt >= LOOK_EVERY) {
            lookedAt = now;
            look(file.get());
        }
        return held;
    }

    private void look(Path path) {
        // before the content: what is written in between is seen the next time
        Stamp seen = Stamp.of(path);
        if (seen.equals(stamp)) {
            complaint = "";
            return;
        }
        try {
            held = held(fixed.and(RestKeyFile.read(path)));
            stamp = seen;
            complaint = "";
            LOG.info("Read the REST keys in {} again: there are {} in all", path, held.size());
        } catch (ConfigurationException e) {
            // the stamp stays: what makes a file readable need not change it
            complain(e.getMessage());
        }
    }

    private void complain(String sentence) {
        if (!sentence.equals(complaint)) {
            complaint = sentence;
            LOG.warn("The REST keys stay as they were: {}", sentence);
        }
    }

    private static List<HeldKey> held(RestKeys keys) {
        return keys.all().stream().map(HeldKey::new).toList();
    }
}

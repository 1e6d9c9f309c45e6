package org.iga4camel.cloudflare.settings;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Reads who may call the REST API, and how often. */
final class RestReader {

    private final Lookup lookup;

    RestReader(Lookup lookup) {
        this.lookup = lookup;
    }

    Settings.Rest read() {
        RestKeys keys =
                single().and(lookup.value(Option.REST_KEYS, RestKeys.class).orElse(RestKeys.NONE));
        Optional<Path> file = lookup.value(Option.REST_KEYS_FILE, Path.class);
        // only a check: the file is read again whenever it changes
        file.ifPresent(path -> keys.and(RestKeyFile.read(path)));
        return new Settings.Rest(
                keys, file, limit(Option.REST_REQUESTS_PER_MINUTE), limit(Option.REST_REFUSALS_PER_MINUTE));
    }

    private RestKeys single() {
        return lookup.value(Option.REST_KEY, Secret.class)
                .map(key ->
                        new RestKeys(List.of(new RestKey(Option.REST_KEY.key(), EnumSet.allOf(RestRight.class), key))))
                .orElse(RestKeys.NONE);
    }

    private int limit(Option option) {
        return lookup.value(option, Integer.class)
                .orElseThrow(() -> new IllegalStateException(option + " has no default"));
    }
}

package org.iga4camel.cloudflare.sandbox.junit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** System properties that are set for a while. Not for several threads. */
final class SystemProperties {

    private final Map<String, Optional<String>> before = new HashMap<>();

    void set(Map<String, String> properties) {
        properties.forEach((name, value) -> {
            Optional<String> former = Optional.ofNullable(System.setProperty(name, value));
            before.putIfAbsent(name, former);
        });
    }

    /** Makes those that were set what they were before. */
    void restore() {
        before.forEach((name, former) ->
                former.ifPresentOrElse(value -> System.setProperty(name, value), () -> System.clearProperty(name)));
        before.clear();
    }
}

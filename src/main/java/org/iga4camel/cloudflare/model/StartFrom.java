package org.iga4camel.cloudflare.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a consumer that is new begins with the changes of an account. */
public enum StartFrom {
    /** With the next change. */
    NOW,
    /** With the oldest change that is kept. */
    BEGINNING,
    /** With the present state, as changes that add it; then with the changes behind it. */
    SNAPSHOT;

    /**
     * The one of a name.
     *
     * @throws ConfigurationException when none has it
     */
    public static StartFrom of(String text) {
        return Arrays.stream(values())
                .filter(start -> start.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException("startFrom is '" + text + "': use one of "
                        + Arrays.stream(values()).map(StartFrom::text).collect(Collectors.joining(", "))));
    }

    /** As it stands in an endpoint's URI. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

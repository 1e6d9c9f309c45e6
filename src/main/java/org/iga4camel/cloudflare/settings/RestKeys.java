package org.iga4camel.cloudflare.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.settings.Parser.Malformed;

/** Named keys of REST callers. Printing them shows no key. */
public record RestKeys(List<RestKey> all) {

    private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

    /** No key at all. */
    static final RestKeys NONE = new RestKeys(List.of());

    public RestKeys {
        all = List.copyOf(all);
    }

    /** Reads entries with commas or blanks between them. */
    static RestKeys parse(String text) throws Malformed {
        List<RestKey> keys = new ArrayList<>();
        for (String entry : SEPARATORS.split(text, -1)) {
            if (!entry.isEmpty()) {
                keys.add(RestKey.parse("entry " + (keys.size() + 1), entry));
            }
        }
        if (keys.isEmpty()) {
            throw RestKey.malformed("there is none");
        }
        return new RestKeys(keys);
    }

    /**
     * These keys and more.
     *
     * @throws ConfigurationException when two of them have the same name or are the same
     */
    public RestKeys and(RestKeys more) {
        List<RestKey> both = Stream.concat(all.stream(), more.all.stream()).toList();
        for (int i = 0; i < both.size(); i++) {
            for (RestKey other : both.subList(0, i)) {
                requireDifferent(other, both.get(i));
            }
        }
        return new RestKeys(both);
    }

    private static void requireDifferent(RestKey one, RestKey other) {
        if (one.name().equals(other.name())) {
            throw new ConfigurationException(
                    "Two REST keys are named " + one.name() + ": give every key a name of its own.");
        }
        if (one.key().equals(other.key())) {
            throw new ConfigurationException("The REST keys " + one.name() + " and " + other.name()
                    + " are the same: give every name a key of its own.");
        }
    }
}

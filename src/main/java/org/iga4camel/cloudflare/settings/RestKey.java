package org.iga4camel.cloudflare.settings;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.settings.Parser.Malformed;

/**
 * A key that REST callers send. Printing it does not show the key.
 *
 * @param name says who asked, in answers and in the journal; no two keys have the same
 * @param rights what it allows; never empty
 */
public record RestKey(String name, Set<RestRight> rights, Secret key) {

    static final String FORM = "name:right+right:key";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final int SHORTEST_KEY = 24;
    private static final int FEWEST_CHARACTERS = 5;

    public RestKey {
        rights = Set.copyOf(rights);
    }

    /**
     * Reads {@code name:right+right:key}. What is wrong with it is told without showing any part, since each may be a
     * key in the wrong place.
     *
     * @param place what to call the entry, such as {@code line 2}
     */
    static RestKey parse(String place, String text) throws Malformed {
        String[] parts = text.split(":", 3);
        if (parts.length < 3) {
            throw malformed(place + " has " + parts.length + " of the three parts");
        }
        if (!NAME.matcher(parts[0]).matches()) {
            throw malformed(
                    place + " has a name other than up to 32 characters a-z, 0-9 and - that do not begin with -");
        }
        return new RestKey(parts[0], rights(place, parts[1]), key(place, parts[2]));
    }

    private static Set<RestRight> rights(String place, String text) throws Malformed {
        Set<RestRight> rights = EnumSet.noneOf(RestRight.class);
        for (String word : text.split("\\+", -1)) {
            rights.add(RestRight.of(word)
                    .orElseThrow(() -> malformed(place + " has a right other than read and provision")));
        }
        return rights;
    }

    /** Reads a key that stands alone. */
    static Secret key(String text) throws Malformed {
        Secret key = Parsers.secret(text);
        Optional<String> weakness = weakness(text);
        if (weakness.isPresent()) {
            throw new Malformed(
                    "a key that nobody guesses, such as 'openssl rand -hex 24' prints", "has " + weakness.get());
        }
        return key;
    }

    private static Secret key(String place, String text) throws Malformed {
        Optional<String> weakness = weakness(text);
        if (weakness.isPresent()) {
            throw malformed(place + " has a key with " + weakness.get());
        }
        if (!text.chars().allMatch(character -> character >= '!' && character <= '~')) {
            throw malformed(place + " has a key with blanks or characters that are not printable ASCII");
        }
        return Secret.of(text);
    }

    private static Optional<String> weakness(String key) {
        if (key.length() < SHORTEST_KEY) {
            return Optional.of(key.length() + " of at least " + SHORTEST_KEY + " characters");
        }
        long different = key.chars().distinct().count();
        return different < FEWEST_CHARACTERS
                ? Optional.of(different + " of at least " + FEWEST_CHARACTERS + " different characters")
                : Optional.empty();
    }

    static Malformed malformed(String wrong) {
        return new Malformed("entries of the form " + FORM, wrong);
    }
}

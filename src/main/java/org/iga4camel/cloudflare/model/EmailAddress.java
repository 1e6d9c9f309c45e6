package org.iga4camel.cloudflare.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * When two texts are the same e-mail address: without regard to capitals in any script, to blanks and invisible
 * characters around it, and to how a letter with a mark is put together. Whether a right is kept from somebody hangs on
 * it, so that it is asked nowhere else.
 */
public final class EmailAddress {

    private static final Pattern AROUND = Pattern.compile("^[\\p{Z}\\p{C}]+|[\\p{Z}\\p{C}]+$");

    private EmailAddress() {}

    /** As it was told, without what stands around it. */
    public static String bare(String told) {
        return AROUND.matcher(told).replaceAll("");
    }

    /** What all spellings of one address have in common; not meant to be shown. */
    public static String folded(String told) {
        // to capitals first: some letters have none of their own, and some have two small ones
        String folded = Normalizer.normalize(bare(told), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Whether both are there and the same. */
    public static boolean same(String one, String other) {
        return one != null && other != null && folded(one).equals(folded(other));
    }

    /** Whether SQLite compares all spellings as one, which it does with ASCII alone. */
    public static boolean isAscii(String told) {
        return told.chars().allMatch(character -> character < 128);
    }
}

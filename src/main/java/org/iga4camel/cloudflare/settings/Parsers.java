package org.iga4camel.cloudflare.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.model.EmailAddress;
import org.iga4camel.cloudflare.settings.Parser.Malformed;

/** The parsers of plain values: numbers, durations, words and what travels in a request header. */
final class Parsers {

    private static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern EMAIL = Pattern.compile("[!-~&&[^@]]+@[!-~&&[^@]]+");
    private static final Pattern MEMBER_EMAIL = Pattern.compile("[^\\p{Z}\\p{C}@]+@[^\\p{Z}\\p{C}@]+");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]+");
    private static final Pattern HOST_NAME =
            Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.?|[0-9A-Fa-f]*(?::[0-9A-Fa-f.]*){2,7}");
    private static final int SHOWN = 60;

    private Parsers() {}

    /** An account id is not shown back: what stands in the wrong place may be a token. */
    static String accountId(String text) throws Malformed {
        String allowed = "exactly 32 lower-case hexadecimal characters";
        if (text.length() != 32) {
            throw new Malformed(allowed, "has " + text.length() + " characters");
        }
        if (!text.matches("[0-9a-fA-F]{32}")) {
            throw new Malformed(allowed, "has characters other than 0-9 and a-f");
        }
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new Malformed(allowed, "has upper-case letters");
        }
        return text;
    }

    /** Only what keeps a request header whole is checked: the length and alphabet of secrets are their issuer's. */
    static Secret secret(String text) throws Malformed {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '!' || text.charAt(i) > '~') {
                throw new Malformed(
                        "one line of printable ASCII characters without blanks",
                        "character " + (i + 1) + " is " + kindOf(text.charAt(i)));
            }
        }
        return Secret.of(text);
    }

    private static String kindOf(char character) {
        if (character == '\n' || character == '\r') {
            return "a line break";
        }
        return Character.isWhitespace(character) ? "a blank" : "not printable ASCII";
    }

    /** Not shown back either: the key may have been put in the address's place. */
    static String email(String text) throws Malformed {
        if (!EMAIL.matcher(text).matches()) {
            throw new Malformed(
                    "one e-mail address in printable ASCII, such as name@example.org",
                    "is not of the form name@domain");
        }
        return text;
    }

    static Aliases aliases(String text) throws Malformed {
        String allowed = "a comma-separated list of different aliases, each of up to 32 characters a-z, 0-9 and -"
                + " that does not begin with -";
        List<String> aliases =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String alias : aliases) {
            if (!ALIAS.matcher(alias).matches()) {
                throw new Malformed(allowed, quoted(alias) + " is none");
            }
            if (!seen.add(alias)) {
                throw new Malformed(allowed, quoted(alias) + " is there twice");
            }
        }
        return new Aliases(aliases);
    }

    /** Several values with something between them; blanks around them do not count. */
    static Parser<Words> words(String between, Parser<String> each) {
        return text -> {
            Set<String> words = new HashSet<>();
            for (String word : text.split(between, -1)) {
                if (word.isBlank()) {
                    throw new Malformed("values with one '" + between + "' between them", "has an empty one");
                }
                words.add(each.parse(word.strip()));
            }
            return new Words(words);
        };
    }

    static String memberEmail(String text) throws Malformed {
        // members have addresses that no header can carry
        if (!MEMBER_EMAIL.matcher(text).matches()) {
            throw is("e-mail addresses such as name@example.org", text);
        }
        return EmailAddress.folded(text);
    }

    static String domain(String text) throws Malformed {
        if (!DOMAIN.matcher(text).matches()) {
            throw is("domains such as example.org", text);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    static LastRole lastRole(String text) throws Malformed {
        return switch (text) {
            case "refuse" -> LastRole.REFUSE;
            case "minimal" -> LastRole.MINIMAL;
            default -> throw is("refuse or minimal", text);
        };
    }

    static Parser<Integer> integer(int least, int most) {
        return text -> {
            int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
            if (number >= least && number <= most) {
                return number;
            }
            throw is("a whole number from " + least + " to " + most, text);
        };
    }

    static Parser<Duration> duration(Duration least, Duration most) {
        return text -> {
            Matcher matcher = DURATION.matcher(text);
            if (matcher.matches()) {
                Duration duration = unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
                if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                    return duration;
                }
            }
            throw is("a whole number followed by ms, s, m, h or d, from " + brief(least) + " to " + brief(most), text);
        };
    }

    private static Duration unit(String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    private static String brief(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + "m";
        }
        return duration.toSeconds() > 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    static Boolean flag(String text) throws Malformed {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw is("true or false", text);
        };
    }

    static Parts parts(String text) throws Malformed {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String word : text.split(",", -1)) {
            parts.add(part(word.strip()));
        }
        return new Parts(parts);
    }

    private static Part part(String word) throws Malformed {
        return switch (word) {
            case "sync" -> Part.SYNC;
            case "provisioning" -> Part.PROVISIONING;
            case "api" -> Part.API;
            default ->
                throw new Malformed(
                        "one or more of sync, provisioning and api with commas between them", "has " + quoted(word));
        };
    }

    static LogFormat logFormat(String text) throws Malformed {
        return switch (text) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> throw is("text or json", text);
        };
    }

    static String host(String text) throws Malformed {
        if (!HOST.matcher(text).matches()) {
            throw is("a host name or an IP address to listen on, such as 127.0.0.1 or 0.0.0.0", text);
        }
        return text;
    }

    /** As a caller's header names it, without a port. */
    static String hostName(String text) throws Malformed {
        if (!HOST_NAME.matcher(text).matches()) {
            throw is("host names or IP addresses without a port, such as iga.example.org", text);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    static Malformed is(String allowed, String text) {
        return new Malformed(allowed, "is " + quoted(text));
    }

    /** Shows a value on one line: a line break in a setting must not forge a line in a log. */
    static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return '\'' + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line) + '\'';
    }
}

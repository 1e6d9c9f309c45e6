package org.iga4camel.cloudflare.changes;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.model.StartFrom;

/**
 * Who wants which changes. Nothing in it is null.
 *
 * @param consumer the name under which the database remembers how far it has come
 * @param account alias
 * @param kinds names of the changes it wants, empty for all; it passes all others
 * @param startFrom where it begins when the name is new for the account
 */
public record Subscription(String consumer, String account, Set<String> kinds, StartFrom startFrom) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** @throws ConfigurationException when the name is missing or malformed */
    public Subscription {
        if (consumer == null || !NAME.matcher(consumer).matches()) {
            throw new ConfigurationException("consumer must name who takes the changes, with at most 100 letters,"
                    + " digits, dots, hyphens and underscores, such as siem"
                    + (consumer == null ? "" : "; it is '" + consumer + "'"));
        }
        kinds = Set.copyOf(kinds);
    }

    /** Whether both move one position, over different changes: what one is not given, the other may have passed. */
    public boolean losesChangesTo(Subscription other) {
        return consumer.equals(other.consumer) && account.equals(other.account) && !kinds.equals(other.kinds);
    }

    /** The name under which only one at a time takes the changes, of all that use the database. */
    static String turn(String consumer, String account) {
        return "consumer:" + account + ":" + consumer;
    }

    /** The names as a JSON array; null for all of them. */
    String kindsAsJson() {
        return kinds.isEmpty()
                ? null
                : kinds.stream().map(kind -> '"' + kind + '"').collect(Collectors.joining(",", "[", "]"));
    }
}

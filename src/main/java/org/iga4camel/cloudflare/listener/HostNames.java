package org.iga4camel.cloudflare.listener;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names under which a listener may be asked for. A page of somebody else's in a browser can let its own name point to
 * this machine, but not change the name that the browser sends.
 *
 * <p>Source: RFC 9110, section 7.2.
 */
final class HostNames {

    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::[0-9]{0,5})?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1");

    private final Set<String> names = new TreeSet<>();

    /** @param names besides those of the loopback interface; IP addresses without brackets */
    HostNames(Collection<String> names) {
        names.forEach(name -> this.names.add(plain(name)));
    }

    /**
     * Whether a request may be for this host.
     *
     * @param authority the host with or without a port, as a request names it
     * @param reached the IP address that the request came to
     */
    boolean allow(String authority, String reached) {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            return false;
        }
        String host = plain(parts.group(1));
        return LOOPBACK.matcher(host).matches() || names.contains(host) || host.equals(reached);
    }

    /** Whether it is a host, with or without a port, at all. */
    static boolean isWellFormed(String authority) {
        return AUTHORITY.matcher(authority).matches();
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[")) {
            return lower.substring(1, lower.length() - 1);
        }
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}

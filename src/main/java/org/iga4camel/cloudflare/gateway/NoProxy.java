package org.iga4camel.cloudflare.gateway;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The hosts that are reached without a proxy: the own machine, and what the variable {@code NO_PROXY} lists. */
final class NoProxy {

    private static final int HTTPS = 443;
    private static final Pattern OWN_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

    private final List<String> entries;

    /** @param text names with commas or blanks between; a name stands for all below it too, {@code *} for all there are */
    NoProxy(String text) {
        entries = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** Whether the host of an address is one of them. */
    boolean names(URI url) {
        String host = bare(url.getHost().toLowerCase(Locale.ROOT));
        int port = url.getPort() < 0 ? HTTPS : url.getPort();
        return OWN_MACHINE.matcher(host).matches()
                || entries.stream().anyMatch(entry -> entry.equals("*") || names(entry, host, port));
    }

    private static boolean names(String entry, String host, int port) {
        boolean hasPort = entry.matches("[^:]+:\\d+|\\[.*]:\\d+");
        if (hasPort && !entry.endsWith(":" + port)) {
            return false;
        }
        String name = bare(hasPort ? entry.substring(0, entry.lastIndexOf(':')) : entry)
                .replaceFirst("^\\*?\\.", "");
        return host.equals(name) || host.endsWith("." + name);
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}

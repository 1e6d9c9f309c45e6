package org.iga4camel.cloudflare.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.settings.Parser.Malformed;

/** The parser of the API root. */
final class BaseUrl {

    private static final String ALLOWED =
            "an absolute https URL with a host and without user info, query or fragment (http only to the own machine)";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1\\]");

    private BaseUrl() {}

    /** The URL without a slash at its end, so that paths can be appended. */
    static URI parse(String text) throws Malformed {
        URI url = syntax(text);
        if (url.getRawUserInfo() != null || (url.getHost() == null && text.contains("@"))) {
            // not shown back: it may be a password
            throw new Malformed(ALLOWED, "has user info");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new Malformed(ALLOWED, "has a query or a fragment");
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web || url.getHost() == null || url.getPort() == 0 || url.getPort() > 65535) {
            throw Parsers.is(ALLOWED, text);
        }
        if (scheme.equals("http") && !isLoopback(url.getHost())) {
            throw new Malformed(ALLOWED, "would send the credential in clear to " + Parsers.quoted(url.getHost()));
        }
        return URI.create(text.replaceAll("/+$", ""));
    }

    private static URI syntax(String text) throws Malformed {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new Malformed(ALLOWED, "is no URL");
        }
    }

    /** Judged by its spelling: a look-up would trust whoever answers it. */
    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}

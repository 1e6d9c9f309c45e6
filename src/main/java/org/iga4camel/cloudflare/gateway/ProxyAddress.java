package org.iga4camel.cloudflare.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.settings.Secret;

/**
 * Where a proxy is and who may use it.
 *
 * @param host a name, or an address without brackets
 */
record ProxyAddress(String host, int port, Optional<Login> login) {

    private static final String ALLOWED = "http://[name:password@]host[:port], with % escapes in name and password";
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)", Pattern.DOTALL);
    private static final Pattern PLACE =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([\\p{L}\\p{N}._-]+))(?::(\\d{1,5}))?/?");
    private static final int USUAL_PORT = 80;
    private static final int LAST_PORT = 65535;

    /** A name and a password for a proxy. */
    record Login(String name, Secret password) {}

    /**
     * Reads an address. A value that is none is not repeated: there may be a password in it.
     *
     * @param source for people: the variable that it comes from
     * @throws ConfigurationException when it is none
     */
    static ProxyAddress parse(String source, String text) {
        Matcher url = SCHEME.matcher(text.strip());
        String rest = text.strip();
        if (url.matches()) {
            String scheme = url.group(1).toLowerCase(Locale.ROOT);
            rest = url.group(2);
            if (!scheme.equals("http")) {
                throw new ConfigurationException(source + " names a proxy of a kind that is not served: allowed is "
                        + ALLOWED + "; for a SOCKS proxy start Java with -DsocksProxyHost.");
            }
        }
        int at = rest.lastIndexOf('@');
        Matcher place = PLACE.matcher(rest.substring(at + 1));
        int port = !place.matches() ? 0 : place.group(3) == null ? USUAL_PORT : Integer.parseInt(place.group(3));
        if (port < 1 || port > LAST_PORT) {
            throw new ConfigurationException(source + " is no address of a proxy: allowed is " + ALLOWED + ".");
        }
        return new ProxyAddress(
                place.group(1) == null ? place.group(2) : place.group(1),
                port,
                at < 0 ? Optional.empty() : Optional.of(login(source, rest.substring(0, at))));
    }

    private static Login login(String source, String text) {
        int colon = text.indexOf(':');
        String name = unescaped(source, colon < 0 ? text : text.substring(0, colon));
        return new Login(name, Secret.of(colon < 0 ? "" : unescaped(source, text.substring(colon + 1))));
    }

    private static String unescaped(String source, String text) {
        try {
            // a plus is a plus here
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    source + " has a % in name or password that is no escape: write it as %25.");
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}

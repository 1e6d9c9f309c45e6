package org.iga4camel.cloudflare.api;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.iga4camel.cloudflare.settings.Secret;

/**
 * Keeps the header {@code Authorization} of those who call the API off the message: a host may log, trace and keep every
 * message. It stands in a property of the exchange, which shows nothing when it is printed.
 */
final class HiddenKeys extends LifecycleStrategySupport {

    static final String HEADER = "Authorization";

    private static final String PROPERTY = "CloudflareIgaAuthorization";
    private static final Pattern OURS = Pattern.compile("(?:.*/)?api/accounts/\\{account}(?:/.*)?");

    /** What the header says, once; empty also where it came twice. */
    static Optional<String> header(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PROPERTY, Header.class)).flatMap(Header::once);
    }

    @Override
    public void onEndpointAdd(Endpoint endpoint) {
        if (endpoint instanceof PlatformHttpEndpoint http
                && OURS.matcher(http.getPath()).matches()) {
            http.setHeaderFilterStrategy(new Filter(http.getHeaderFilterStrategy()));
        }
    }

    /** How often it came, and with what; {@code secret} prints no text. */
    private record Header(Secret secret, int times) {

        Optional<String> once() {
            return times == 1 ? Optional.of(secret.reveal()) : Optional.empty();
        }
    }

    private record Filter(HeaderFilterStrategy others) implements HeaderFilterStrategy {

        @Override
        public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
            return others.applyFilterToCamelHeaders(name, value, exchange);
        }

        @Override
        public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
            if (!HEADER.equalsIgnoreCase(name)) {
                return others.applyFilterToExternalHeaders(name, value, exchange);
            }
            Header before = exchange.getProperty(PROPERTY, Header.class);
            // an engine that reads the fields of a form has the whole head by then, and a key among them is none
            boolean isField = exchange.getMessage().getHeader(Exchange.HTTP_METHOD) != null;
            int times = (before == null ? 0 : before.times()) + (isField ? 2 : 1);
            exchange.setProperty(PROPERTY, new Header(Secret.of(String.valueOf(value)), times));
            return true;
        }
    }
}

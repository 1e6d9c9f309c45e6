package org.iga4camel.cloudflare.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.iga4camel.cloudflare.settings.Settings;

/** The properties that make Camel Main serve the REST API; a host with an HTTP server of its own does not need them. */
public final class RestSettings {

    /** Where the OpenAPI document is served. */
    public static final String DOCUMENT = "/openapi.json";

    /** Bytes that the body of a request may have. */
    public static final int LARGEST_BODY = 64 * 1024;

    private static final int OTHER_WORKERS = 20;

    private RestSettings() {}

    /**
     * The properties; none where no key is set, since nothing is served then. Where Camel is given keys for TLS by its own
     * settings the listener uses them; what a host sets itself is to win.
     */
    public static Map<String, String> properties(CamelContext context, Settings settings) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (!settings.rest().isServed()) {
            return properties;
        }
        properties.put("camel.server.enabled", "true");
        properties.put("camel.server.host", settings.host());
        properties.put("camel.server.port", Integer.toString(settings.port()));
        properties.put("camel.server.maxBodySize", Integer.toString(LARGEST_BODY));
        // nobody who only knows the address makes files here
        properties.put("camel.server.fileUploadEnabled", "false");
        if (isTlsOn(context)) {
            properties.put("camel.server.useGlobalSslContextParameters", "true");
            properties.put("camel.rest.scheme", "https");
        }
        properties.put("camel.rest.component", "platform-http");
        properties.put("camel.rest.apiContextPath", DOCUMENT);
        properties.put("camel.rest.apiContextRouteId", "cloudflare-iga-api-document");
        // where any free port is taken the document cannot know it yet
        properties.put(
                "camel.rest.apiHost", settings.port() == 0 ? settings.host() : settings.host() + ":" + settings.port());
        properties.put("camel.rest.apiProperties[openapi.version]", "3.1.0");
        properties.put("camel.rest.apiProperties[api.title]", "Cloudflare identity governance");
        properties.put("camel.rest.apiProperties[api.version]", version());
        properties.put(
                "camel.rest.apiProperties[api.description]",
                "A verified copy of a Cloudflare account's members, roles and role assignments.");
        properties.put("camel.rest.apiProperties[api.license.name]", "Apache-2.0");
        properties.put("camel.rest.apiProperties[api.license.url]", "https://www.apache.org/licenses/LICENSE-2.0.txt");
        return properties;
    }

    /** Threads that answer: so many may wait for Cloudflare, and the others still find one. */
    public static int workers(Settings settings) {
        return OTHER_WORKERS + ApiCall.MOST_WAITING * settings.accounts().size();
    }

    /** Where the API of a standalone run is served, without a slash at the end. */
    public static String root(CamelContext context, Settings settings) {
        return root(context, settings, settings.port());
    }

    /**
     * The same with the port that was taken.
     *
     * @param port what the setting's 0, which is any free one, has become
     */
    public static String root(CamelContext context, Settings settings, int port) {
        return (isTlsOn(context) ? "https://" : "http://") + settings.host() + ":" + port;
    }

    private static boolean isTlsOn(CamelContext context) {
        return Boolean.parseBoolean(context.resolvePropertyPlaceholders("{{?camel.ssl.enabled}}"));
    }

    private static String version() {
        String version = RestSettings.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}

package org.iga4camel.cloudflare.gateway;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxy that the standalone run goes through to Cloudflare, as other programs of the machine do: Camel's own settings
 * of the component {@code https} come first, then Java's ({@code -Dhttps.proxyHost}, or {@code -DsocksProxyHost}, which its sockets heed by themselves), then the
 * environment's.
 */
public final class Proxy {

    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);

    /** Small letters come first, as in other programs; the plain one last, since Cloudflare is reached by https. */
    private static final List<String> VARIABLES =
            List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "http_proxy", "HTTP_PROXY");

    private static final List<String> EXCEPTIONS = List.of("no_proxy", "NO_PROXY");
    private static final String CAMELS = "camel.component.https.";
    private static final String JAVAS_PORT = "https.proxyPort";

    private Proxy() {}

    /**
     * Leads requests through the proxy, if there is one.
     *
     * @param java Java's system properties
     * @throws ConfigurationException about a setting that names none
     */
    public static void apply(
            CamelContext context, Settings settings, Map<String, String> environment, Properties java) {
        if (isSetInCamel(context, environment) || isSet(java.getProperty("socksProxyHost"))) {
            return;
        }
        if (isSet(java.getProperty("https.proxyHost"))
                || Boolean.parseBoolean(java.getProperty("java.net.useSystemProxies"))) {
            requirePort(java.getProperty(JAVAS_PORT));
            https(context).setUseSystemProperties(true);
            if (isSet(java.getProperty("https.proxyHost"))) {
                LOG.info(
                        "Cloudflare is reached through the proxy {} (https.proxyHost)",
                        java.getProperty("https.proxyHost"));
            }
            return;
        }
        first(VARIABLES, environment).ifPresent(variable -> apply(context, settings, environment, variable));
    }

    private static void apply(
            CamelContext context, Settings settings, Map<String, String> environment, String variable) {
        ProxyAddress proxy = ProxyAddress.parse(variable, environment.get(variable));
        NoProxy exceptions =
                new NoProxy(first(EXCEPTIONS, environment).map(environment::get).orElse(""));
        Map<Boolean, Set<String>> hosts = settings.accounts().values().stream()
                .map(AccountSettings::baseUrl)
                .collect(Collectors.partitioningBy(
                        exceptions::names, Collectors.mapping(URI::getHost, Collectors.toCollection(TreeSet::new))));
        if (hosts.get(false).isEmpty()) {
            return;
        }
        HttpComponent https = https(context);
        https.setProxyHost(proxy.host());
        https.setProxyPort(proxy.port());
        https.setProxyAuthScheme("http");
        https.setNonProxyHosts(String.join(",", hosts.get(true)));
        proxy.login().ifPresent(login -> {
            https.setProxyAuthMethod("Basic");
            https.setProxyAuthUsername(login.name());
            https.setProxyAuthPassword(login.password().reveal());
        });
        LOG.info("Cloudflare is reached through the proxy {} ({})", proxy, variable);
    }

    private static HttpComponent https(CamelContext context) {
        return context.getComponent("https", HttpComponent.class);
    }

    private static boolean isSetInCamel(CamelContext context, Map<String, String> environment) {
        Stream<String> names = Stream.concat(
                context.getPropertiesComponent().loadProperties().stringPropertyNames().stream(),
                environment.keySet().stream().map(name -> name.replace('_', '.')));
        return names.map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith(CAMELS))
                .map(name -> name.substring(CAMELS.length()).replaceAll("[.-]", ""))
                .anyMatch(name -> name.startsWith("proxy") || name.equals("usesystemproperties"));
    }

    private static void requirePort(String port) {
        if (port != null
                && !(port.matches("\\d{1,5}") && Integer.parseInt(port) > 0 && Integer.parseInt(port) < 65536)) {
            throw new ConfigurationException(
                    JAVAS_PORT + " must be a port, 1 to 65535, not '" + port + "', at which Java would look for none.");
        }
    }

    private static Optional<String> first(List<String> names, Map<String, String> environment) {
        return names.stream().filter(name -> isSet(environment.get(name))).findFirst();
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }
}

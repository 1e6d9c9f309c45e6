package org.iga4camel.cloudflare.management;

import java.util.Properties;
import org.iga4camel.cloudflare.settings.Settings;

/** What Camel Main must be told so that it shows health at {@code /observe/health} and metrics at {@code /observe/metrics}. */
public final class ManagementSettings {

    private ManagementSettings() {}

    /** Camel's own properties for the listener; empty where it is off. */
    public static Properties properties(Settings settings) {
        Properties properties = new Properties();
        if (settings.managementPort().isEmpty()) {
            return properties;
        }
        properties.setProperty("camel.management.enabled", "true");
        properties.setProperty("camel.management.host", settings.host());
        properties.setProperty(
                "camel.management.port",
                Integer.toString(settings.managementPort().getAsInt()));
        properties.setProperty("camel.management.healthCheckEnabled", "true");
        properties.setProperty("camel.management.metricsEnabled", "true");
        properties.setProperty("camel.metrics.enabled", "true");
        // the sentences are in the full answer only
        properties.setProperty("camel.health.exposureLevel", "full");
        return properties;
    }
}

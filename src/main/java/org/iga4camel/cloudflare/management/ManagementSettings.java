package org.iga4camel.cloudflare.management;

import org.apache.camel.main.MainConfigurationProperties;
import org.iga4camel.cloudflare.settings.Settings;

/** Makes Camel Main show health at {@code /observe/health} and metrics at {@code /observe/metrics}. */
public final class ManagementSettings {

    private ManagementSettings() {}

    /** Switches the listener on where a port is set for it; to be called before Camel Main initializes. */
    public static void apply(Settings settings, MainConfigurationProperties main) {
        settings.managementPort().ifPresent(port -> {
            main.httpManagementServer().setEnabled(true);
            main.httpManagementServer().setHost(settings.host());
            main.httpManagementServer().setPort(port);
            main.httpManagementServer().setHealthCheckEnabled(true);
            // Camel takes its answer from JMX, which is off, and would answer 500
            main.httpManagementServer().setInfoEnabled(false);
            main.httpManagementServer().setMetricsEnabled(true);
            main.metrics().setEnabled(true);
            // our sentences and their facts are in the full answer only
            main.health().setExposureLevel("full");
        });
    }
}

package org.iga4camel.cloudflare.runner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.settings.Option;
import org.iga4camel.cloudflare.settings.Settings;

/**
 * The ports of the long run. Camel's servers tell in the log only that they cannot listen, and the run would go on without
 * REST or without health, so that it is tried before.
 */
final class Listeners {

    private Listeners() {}

    /**
     * Lets settings pass whose ports can be listened on.
     *
     * @throws ConfigurationException about the first that cannot
     */
    static void requireFree(Settings settings) {
        if (settings.rest().isServed()) {
            requireFree(Option.PORT, settings.host(), settings.port());
        }
        settings.managementPort().ifPresent(port -> requireFree(Option.MANAGEMENT_PORT, settings.host(), port));
    }

    private static void requireFree(Option option, String host, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new ConfigurationException(
                    option.property() + " is " + port + " and " + Option.HOST.property() + " is "
                            + host + ", where nothing can listen: " + e.getMessage()
                            + ". Set another one, or end what listens there.");
        }
    }
}

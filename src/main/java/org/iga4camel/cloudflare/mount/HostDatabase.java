package org.iga4camel.cloudflare.mount;

import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.model.ConfigurationException;

/** Data sources that a host brings for the cache database, as the two beans named here. */
final class HostDatabase {

    private static final String WRITER = "cloudflareIgaWriter";
    private static final String READER = "cloudflareIgaReader";

    private HostDatabase() {}

    /**
     * The cache on the host's data sources; they stay open when it closes.
     *
     * @return empty when the host brings none
     * @throws ConfigurationException when it brings only one of the two
     * @throws org.iga4camel.cloudflare.cache.DatabaseException when they lead to no usable database
     */
    static Optional<Cache> find(CamelContext context) {
        Registry registry = context.getRegistry();
        DataSource writer = registry.lookupByNameAndType(WRITER, DataSource.class);
        DataSource reader = registry.lookupByNameAndType(READER, DataSource.class);
        if (writer == null && reader == null) {
            return Optional.empty();
        }
        if (writer == null || reader == null) {
            throw new ConfigurationException("The host has the data source " + (writer == null ? READER : WRITER)
                    + " and no " + (writer == null ? WRITER : READER) + ": bind both, or none to use"
                    + " cloudflare-iga.database.");
        }
        return Optional.of(Cache.on(writer, reader));
    }
}

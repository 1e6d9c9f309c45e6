package org.iga4camel.cloudflare.component;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.iga4camel.cloudflare.model.ConfigurationException;

/** The component {@code cloudflare-iga}: who can do what in Cloudflare accounts, and how that is changed. */
@Component("cloudflare-iga")
public class CloudflareIgaComponent extends DefaultComponent {

    private static final Set<String> OPTIONS = Arrays.stream(CloudflareIgaOperation.values())
            .flatMap(operation -> operation.options().stream())
            .collect(Collectors.toUnmodifiableSet());

    @Metadata(description = "What endpoints ask for when neither they nor messages say it")
    private CloudflareIgaConfiguration configuration = new CloudflareIgaConfiguration();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        CloudflareIgaOperation operation = CloudflareIgaOperation.of(remaining);
        requireOptionsOf(operation, parameters);
        CloudflareIgaEndpoint endpoint = new CloudflareIgaEndpoint(uri, this, operation, configuration.copy());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** An option that does nothing is a mistake. */
    private static void requireOptionsOf(CloudflareIgaOperation operation, Map<String, Object> parameters) {
        Set<String> others = new TreeSet<>(parameters.keySet());
        others.retainAll(OPTIONS);
        others.removeAll(operation.options());
        if (!others.isEmpty()) {
            throw new ConfigurationException("The option " + others.iterator().next() + " is none of cloudflare-iga:"
                    + operation.text() + ": use " + String.join(", ", new TreeSet<>(operation.options())));
        }
    }

    public CloudflareIgaConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(CloudflareIgaConfiguration configuration) {
        this.configuration = configuration;
    }
}

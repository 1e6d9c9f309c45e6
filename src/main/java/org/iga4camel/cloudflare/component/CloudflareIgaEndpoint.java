package org.iga4camel.cloudflare.component;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** See and govern who can do what in Cloudflare accounts: members, roles, role assignments, and operations on them. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "cloudflare-iga",
        title = "Cloudflare IGA",
        syntax = "cloudflare-iga:operation",
        category = {Category.CLOUD, Category.SECURITY},
        headersClass = CloudflareIgaConstants.class)
public class CloudflareIgaEndpoint extends DefaultEndpoint {

    @UriPath(
            enums =
                    "sync,members,member,roles,roleAssignments,invite,remove,grant,revoke,reinvite,operations,operation,changes",
            description = "What to do")
    @Metadata(required = true)
    private final String operation;

    @UriParam
    private CloudflareIgaConfiguration configuration;

    private final CloudflareIgaOperation asked;

    CloudflareIgaEndpoint(
            String uri,
            CloudflareIgaComponent component,
            CloudflareIgaOperation operation,
            CloudflareIgaConfiguration configuration) {
        super(uri, component);
        this.operation = operation.text();
        this.configuration = configuration;
        asked = operation;
    }

    @Override
    public Producer createProducer() {
        if (asked.isConsumer()) {
            throw new UnsupportedOperationException(
                    "cloudflare-iga:" + operation + " gives out messages and takes none: use it in 'from'");
        }
        return new CloudflareIgaProducer(this, asked);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (!asked.isConsumer()) {
            throw new UnsupportedOperationException(
                    "cloudflare-iga:" + operation + " takes messages and gives out none: use it in 'to'");
        }
        throw new UnsupportedOperationException("cloudflare-iga:" + operation + " is not there yet");
    }

    public String getOperation() {
        return operation;
    }

    public CloudflareIgaConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(CloudflareIgaConfiguration configuration) {
        this.configuration = configuration;
    }
}

package org.iga4camel.cloudflare.component;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.iga4camel.cloudflare.changes.Feed;
import org.iga4camel.cloudflare.changes.Feeds;
import org.iga4camel.cloudflare.model.ConfigurationException;

/** See and govern who can do what in Cloudflare accounts: members, roles, role assignments, and operations on them. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "cloudflare-iga",
        title = "Cloudflare IGA",
        syntax = "cloudflare-iga:operation",
        category = {Category.CLOUD, Category.SECURITY},
        headersClass = CloudflareIgaConstants.class)
public class CloudflareIgaEndpoint extends ScheduledPollEndpoint {

    private static final String FEEDS = "cloudflareIgaFeeds";
    private static final int DEFAULT_BATCH = 100;
    private static final int GREATEST_BATCH = 10_000;

    @UriPath(
            enums =
                    "sync,members,member,roles,roleAssignments,objects,object,invite,remove,grant,revoke,reinvite,operations,operation,changes",
            description = "What to do")
    @Metadata(required = true)
    private final String operation;

    @UriParam
    private CloudflareIgaConfiguration configuration;

    @UriParam(
            label = "consumer",
            description =
                    "Name under which the database remembers how far the changes were taken; required to consume them")
    private String consumer;

    @UriParam(
            label = "consumer",
            description = "Kinds of changes to deliver, separated by commas; all when it is not set")
    private String kinds;

    @UriParam(
            label = "consumer",
            defaultValue = "now",
            enums = "now,beginning,snapshot",
            description =
                    "Where a consumer begins whose name is new: with what changes from now on, with the oldest change that is kept, or with the present state as changes that add it, followed by what changes")
    private String startFrom = "now";

    @UriParam(
            label = "consumer",
            description = "Whether a message has a list of changes, which are taken together, rather than one change")
    private boolean batch;

    @UriParam(
            label = "consumer",
            defaultValue = "100",
            description = "Changes at most that are read at once, and are in a list, 1 to 10000")
    private int maxBatch = DEFAULT_BATCH;

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
        CloudflareIgaConsumer changes = new CloudflareIgaConsumer(this, processor, feed());
        configureConsumer(changes);
        return changes;
    }

    /**
     * Camel would take a change as soon as it lies in the queue of whoever polls, so that it is lost when that one fails.
     */
    @Override
    public PollingConsumer createPollingConsumer() {
        throw new UnsupportedOperationException("cloudflare-iga:" + operation
                + (asked.isConsumer()
                        ? " cannot be polled, for a change counts as taken when a route has completed it: use it in 'from'"
                        : " takes messages and gives out none: use it in 'to'"));
    }

    private Feed feed() {
        Feeds feeds = getCamelContext().getRegistry().lookupByNameAndType(FEEDS, Feeds.class);
        if (feeds == null) {
            throw new NotMountedException(asked);
        }
        if (maxBatch < 1 || maxBatch > GREATEST_BATCH) {
            throw new ConfigurationException("maxBatch is " + maxBatch + ": use a number from 1 to " + GREATEST_BATCH);
        }
        return feeds.open(consumer, configuration.getAccount(), kinds, startFrom);
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

    public String getConsumer() {
        return consumer;
    }

    public void setConsumer(String consumer) {
        this.consumer = consumer;
    }

    public String getKinds() {
        return kinds;
    }

    public void setKinds(String kinds) {
        this.kinds = kinds;
    }

    public String getStartFrom() {
        return startFrom;
    }

    public void setStartFrom(String startFrom) {
        this.startFrom = startFrom;
    }

    public boolean isBatch() {
        return batch;
    }

    public void setBatch(boolean batch) {
        this.batch = batch;
    }

    public int getMaxBatch() {
        return maxBatch;
    }

    public void setMaxBatch(int maxBatch) {
        this.maxBatch = maxBatch;
    }
}

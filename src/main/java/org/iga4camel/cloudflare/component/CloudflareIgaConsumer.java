package org.iga4camel.cloudflare.component;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.iga4camel.cloudflare.changes.Feed;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.view.Change;
import org.iga4camel.cloudflare.view.Rows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the changes of an account to a route, one after the other. The next one is delivered when the route has
 * completed the one before; one that failed in spite of the route's error handling is delivered again by the next poll,
 * before any other. Of several consumers of one name only one delivers; the others stand by.
 */
public class CloudflareIgaConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(CloudflareIgaConsumer.class);

    private static final long LAST_EXCHANGE_S = 10;

    private final CloudflareIgaEndpoint endpoint;
    private final Feed feed;
    private final ReentrantLock delivering = new ReentrantLock();
    private volatile boolean isFailing;

    CloudflareIgaConsumer(CloudflareIgaEndpoint endpoint, Processor processor, Feed feed) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.feed = feed;
        setMaxMessagesPerPoll(endpoint.getMaxBatch());
    }

    @Override
    protected void doStart() throws Exception {
        requireNameOfItsOwn();
        feed.register();
        super.doStart();
    }

    /** Of other processes nobody knows the kinds. */
    private void requireNameOfItsOwn() {
        for (Route route : endpoint.getCamelContext().getRoutes()) {
            if (route.getConsumer() instanceof CloudflareIgaConsumer other
                    && other != this
                    && other.isStarted()
                    && other.feed.subscription().losesChangesTo(feed.subscription())) {
                throw new ConfigurationException(
                        "The route " + route.getRouteId() + " takes other kinds of changes as consumer '"
                                + endpoint.getConsumer() + "' of account "
                                + feed.subscription().account()
                                + ", and what one of two routes passes the other never gets: give each a name of its own");
            }
        }
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        delivering.lock();
        isFailing = false;
        try {
            return isDeliveryAllowed() && feed.takeTurn() ? deliver() : 0;
        } finally {
            pendingExchanges = 0; // a stop would wait for what failed, which only a start delivers again
            delivering.unlock();
            if (!isDeliveryAllowed()) {
                giveUpTurn();
            }
        }
    }

    private int deliver() throws Exception {
        int delivered = 0;
        boolean isThereMore = true;
        while (isThereMore) {
            List<Change> changes = feed.next(getMaxMessagesPerPoll());
            int taken = changes.isEmpty() ? 0 : processBatch(new ArrayDeque<>(changes));
            delivered += taken;
            isThereMore = taken > 0 && taken == changes.size() && isDeliveryAllowed() && isBatchAllowed();
        }
        return delivered;
    }

    /**
     * Delivers changes until one fails or the route is to stop, which may want to complete what was read; returns how many
     * were taken.
     */
    @Override
    public int processBatch(Queue<Object> changes) throws Exception {
        int size = endpoint.isBatch() ? 1 : changes.size();
        int taken = 0;
        while (!changes.isEmpty() && isBatchAllowed() && (isDeliveryAllowed() || completesAllTasks())) {
            List<Change> next = next(changes);
            pendingExchanges = endpoint.isBatch() ? 0 : changes.size();
            Exchange exchange = exchange(next);
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, endpoint.isBatch() ? 0 : taken);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, changes.isEmpty());
            Optional<String> failure = failure(exchange);
            if (failure.isPresent()) {
                isFailing = true;
                LOG.warn(
                        "Consumer '{}' has not taken the change {} of account {}: it is delivered again. {}",
                        endpoint.getConsumer(),
                        next.get(0).id(),
                        next.get(0).account(),
                        failure.get());
                return taken;
            }
            feed.took(next.size());
            taken += next.size();
        }
        return taken;
    }

    private List<Change> next(Queue<Object> changes) {
        if (!endpoint.isBatch()) {
            return List.of((Change) changes.remove());
        }
        List<Change> all = changes.stream().map(Change.class::cast).toList();
        changes.clear();
        return all;
    }

    /** Lets the route process it, and tells why it was not completed; empty when it was. */
    private Optional<String> failure(Exchange exchange) {
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Optional<String> failure = Optional.empty();
        if (exchange.getException() != null) {
            failure = Optional.of(exchange.getException().toString());
        } else if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
            failure = Optional.of("The route marked it for rollback");
        }
        releaseExchange(exchange, false);
        return failure;
    }

    private Exchange exchange(List<Change> changes) {
        Exchange exchange = createExchange(false);
        Message message = exchange.getIn();
        Change last = changes.get(changes.size() - 1);
        message.setHeader(CloudflareIgaConstants.ACCOUNT, last.account());
        message.setHeader(CloudflareIgaConstants.SNAPSHOT, last.id() == 0);
        if (last.id() != 0) {
            message.setHeader(CloudflareIgaConstants.CHANGE_ID, last.id());
        }
        if (endpoint.isBatch()) {
            message.setBody(new Rows<>(changes, null));
        } else {
            message.setHeader(CloudflareIgaConstants.CHANGE_KIND, last.kind());
            message.setBody(last);
        }
        return exchange;
    }

    /** That a change could not be taken does not mean that there is none. */
    @Override
    protected void processEmptyMessage() throws Exception {
        if (!isFailing) {
            super.processEmptyMessage();
        }
    }

    private boolean isDeliveryAllowed() {
        return isRunAllowed() && !isSuspendingOrSuspended();
    }

    private boolean completesAllTasks() {
        return shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks;
    }

    /**
     * Does nothing while something is delivered, for the poll that does so gives the turn up at its end; also when that
     * very delivery suspends its route, as route policies do.
     */
    private void giveUpTurn() {
        if (!delivering.isHeldByCurrentThread() && delivering.tryLock()) {
            try {
                feed.close();
            } finally {
                delivering.unlock();
            }
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        super.doSuspend();
        giveUpTurn();
    }

    @Override
    protected void doStop() throws Exception {
        if (delivering.isHeldByCurrentThread()) {
            super.doStop(); // the poll has yet to save how far it came, and gives the turn up then
            return;
        }
        // stopping interrupts the poll, which may be about to save how far it came
        boolean ended = delivering.tryLock(LAST_EXCHANGE_S, TimeUnit.SECONDS);
        try {
            feed.close();
            super.doStop();
        } finally {
            if (ended) {
                delivering.unlock();
            }
        }
    }
}

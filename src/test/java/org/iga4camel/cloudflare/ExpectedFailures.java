package org.iga4camel.cloudflare;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;

/**
 * Keeps off the tests' console what tests provoke by the hundred: failed operations, syncs and host routes, and starts that are
 * refused.
 */
public final class ExpectedFailures extends Filter<ILoggingEvent> {

    private static final Set<String> LOGGERS = Set.of(
            "org.iga4camel.cloudflare.provisioning.Operations",
            "org.iga4camel.cloudflare.provisioning.Settlement",
            "org.iga4camel.cloudflare.api",
            "org.iga4camel.cloudflare.api.Replies",
            "org.iga4camel.cloudflare.schedule",
            "org.apache.camel.impl.engine.AbstractCamelContext",
            "org.apache.camel.processor.errorhandler.DefaultErrorHandler");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return LOGGERS.contains(event.getLoggerName()) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}

package org.iga4camel.cloudflare.mount;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/** Listens to every logger there is, at TRACE, and keeps the lines in which something stands that must not be shown. */
final class Hidden extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Collection<String> secrets;
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final AtomicLong lines = new AtomicLong();
    private final Level before = ROOT.getLevel();
    private final Appender<ILoggingEvent> console = ROOT.getAppender("console");

    Hidden(Collection<String> secrets) {
        this.secrets = List.copyOf(secrets);
        start();
        ROOT.detachAppender(console);
        ROOT.addAppender(this);
        ROOT.setLevel(Level.TRACE);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.incrementAndGet();
        look(event.getLoggerName() + ": ", event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
            look(event.getLoggerName() + ": ", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }

    /** Looks through something else that a host can see. */
    void look(String where, Object text) {
        String seen = String.valueOf(text);
        secrets.stream()
                .filter(seen::contains)
                .findFirst()
                .ifPresent(secret -> shown.add(where
                        + seen.substring(
                                Math.max(0, seen.indexOf(secret) - 120),
                                Math.min(seen.length(), seen.indexOf(secret) + 60))));
    }

    /** Where a secret was shown. */
    List<String> shown() {
        return shown;
    }

    long lines() {
        return lines.get();
    }

    @Override
    public void close() {
        ROOT.setLevel(before);
        ROOT.detachAppender(this);
        ROOT.addAppender(console);
        stop();
    }
}

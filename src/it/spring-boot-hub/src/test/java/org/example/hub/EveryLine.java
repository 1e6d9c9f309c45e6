package org.example.hub;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Reads every line that is logged, and keeps those in which a secret stands. */
public class EveryLine extends AppenderBase<ILoggingEvent> {

    static final List<String> SECRETS = new CopyOnWriteArrayList<>();
    static final List<String> SHOWN = new CopyOnWriteArrayList<>();
    static final AtomicLong LINES = new AtomicLong();

    /** The host's own server logs the bytes that it receives at DEBUG, before anybody else sees them. */
    private static final String SERVER = "org.apache.coyote.http11.Http11InputBuffer";

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLoggerName().equals(SERVER)) {
            return;
        }
        LINES.incrementAndGet();
        String line = event.getLoggerName() + ": " + event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
        if (SECRETS.stream().anyMatch(line::contains)) {
            SHOWN.add(line);
        }
    }
}

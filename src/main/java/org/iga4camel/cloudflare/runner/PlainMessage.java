package org.iga4camel.cloudflare.runner;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.iga4camel.cloudflare.model.PlainText;

/** A log line's message as a terminal may have it: names in it are Cloudflare's and may hold anything. */
public final class PlainMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return PlainText.of(super.convert(event));
    }
}

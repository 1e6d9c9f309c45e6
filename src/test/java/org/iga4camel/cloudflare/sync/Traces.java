package org.iga4camel.cloudflare.sync;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Collects what a test leaves behind: what we log while it runs, in every detail, its failures and its files. */
public final class Traces implements BeforeEachCallback, AfterEachCallback {

    private static final Logger OURS = (Logger) LoggerFactory.getLogger("org.iga4camel");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        log.start();
        OURS.setLevel(Level.DEBUG);
        OURS.setAdditive(false);
        OURS.addAppender(log);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        OURS.detachAppender(log);
        OURS.setAdditive(true);
        OURS.setLevel(null);
    }

    /** What was logged so far, each event with its stack. */
    public List<String> logged() {
        return List.copyOf(log.list).stream().map(Traces::text).toList();
    }

    /** The whole stack of a failure, as it would be printed. */
    public static String of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** The bytes of all files in a directory: a database with all that SQLite keeps beside it. */
    public static List<String> of(Path directory) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                contents.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private static String text(ILoggingEvent event) {
        String stack = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getLoggerName() + " " + event.getFormattedMessage() + "\n" + stack;
    }
}

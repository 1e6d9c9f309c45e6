package org.iga4camel.cloudflare.runner;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Ends the process when its memory is used up: some thread has not done what it was to do, and nobody knows which others
 * wait for it. Java ends such a thread, or whoever called it goes on as if nothing had happened, so that it is noticed
 * wherever it comes by: where a thread ends, where a step fails, and where somebody logs it.
 */
final class OutOfMemory {

    private static final int DEEPEST = 20;

    private final Runnable end;

    /** @param end of the process */
    OutOfMemory(Runnable end) {
        this.end = end;
    }

    /** With a sentence on standard error, which takes no memory to write. */
    static OutOfMemory endsTheProcess() {
        byte[] sentence = sentence();
        return new OutOfMemory(() -> {
            try (FileOutputStream err = new FileOutputStream(FileDescriptor.err)) {
                err.write(sentence);
            } catch (IOException unheard) {
                // nobody listens, and it ends all the same
            } finally {
                Runtime.getRuntime().halt(ExitCode.DEFECT);
            }
        });
    }

    private static byte[] sentence() {
        long most = Runtime.getRuntime().maxMemory() >> 20;
        String sentence = "The memory is used up, of which this process may take " + most + " MB: it ends here, since"
                + " nothing it still does could be relied on. What was published stays. Give it more, such as by"
                + " 'java -Xmx" + Math.max(128, 2 * most) + "m -jar …'.";
        String line = Logs.areJson() ? "{\"level\":\"ERROR\",\"formattedMessage\":\"" + sentence + "\"}" : sentence;
        return (line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    }

    /** Notices it on all threads of this process. */
    void watchThreads() {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            look(failure);
            if (before == null) {
                LoggerFactory.getLogger(OutOfMemory.class).error("Thread {} ended", thread.getName(), failure);
            } else {
                before.uncaughtException(thread, failure);
            }
        });
    }

    /** Notices it where it is logged, at whatever level; once, however often it is asked. */
    void watchLogs() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs
                && logs.getTurboFilterList().stream().noneMatch(LogWatch.class::isInstance)) {
            logs.addTurboFilter(new LogWatch(this));
        }
    }

    private static final class LogWatch extends TurboFilter {

        private final OutOfMemory memory;

        LogWatch(OutOfMemory memory) {
            this.memory = memory;
        }

        @Override
        public FilterReply decide(
                Marker marker, Logger logger, Level level, String format, Object[] parts, Throwable failure) {
            memory.look(failure);
            if (parts != null && parts.length > 0 && parts[parts.length - 1] instanceof Throwable last) {
                memory.look(last);
            }
            return FilterReply.NEUTRAL;
        }
    }

    /**
     * Notices it where a step fails, whoever handles that: an error that a step throws goes to whoever called the route,
     * which may be a thread pool that keeps it to itself.
     */
    void watchSteps(CamelContext context) {
        context.getCamelContextExtension()
                .addInterceptStrategy((in, definition, target, next) -> new StepWatch(target, this));
    }

    private static final class StepWatch extends DelegateAsyncProcessor {

        private final OutOfMemory memory;

        StepWatch(Processor step, OutOfMemory memory) {
            super(step);
            this.memory = memory;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            try {
                return super.process(exchange, doneSync -> {
                    memory.look(exchange.getException());
                    callback.done(doneSync);
                });
            } catch (OutOfMemoryError e) {
                memory.look(e);
                throw e;
            }
        }
    }

    private void look(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof OutOfMemoryError) {
                end.run();
                return;
            }
            cause = cause.getCause();
        }
    }
}

package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Memory that is used up ends the process, whoever meets it: half a process is worse than none. */
class OutOfMemoryTest {

    private final AtomicInteger ends = new AtomicInteger();
    private final OutOfMemory memory = new OutOfMemory(ends::incrementAndGet);
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @AfterEach
    void forget() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        ((LoggerContext) LoggerFactory.getILoggerFactory()).resetTurboFilterList();
    }

    private static RuntimeException wrapped() {
        return new IllegalStateException("A thing failed", new OutOfMemoryError("Java heap space"));
    }

    @Test
    void aThreadThatEndsOfItEndsTheProcess() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
        memory.watchThreads();

        Thread thread = new Thread(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        thread.start();
        thread.join();

        assertThat(ends).hasValue(1);
    }

    @Test
    void whoeverLogsItEndsTheProcessThoughNobodyListens() {
        memory.watchLogs();

        LoggerFactory.getLogger("io.netty").trace("The event executor {} failed", "acceptor", wrapped());
        LoggerFactory.getLogger("io.netty").trace("Failed", wrapped());

        assertThat(ends).hasValue(2);
    }

    @Test
    void aStepThatFailsOfItEndsTheProcessThoughItsThreadPoolTellsNobody() throws Exception {
        CamelContext context = running(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").wireTap("direct:b");
                from("direct:b").process(exchange -> {
                    throw new OutOfMemoryError("Java heap space");
                });
            }
        });

        context.createProducerTemplate().send("direct:a", exchange -> {});

        await().until(() -> ends.get() > 0);
        context.stop();
    }

    @Test
    void aStepThatFailsOfItEndsTheProcessThoughARouteHandlesThat() throws Exception {
        CamelContext context = running(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Throwable.class).handled(true);
                from("direct:a").process(exchange -> {
                    throw wrapped();
                });
            }
        });

        context.createProducerTemplate().send("direct:a", exchange -> {});

        assertThat(ends.get()).isPositive();
        context.stop();
    }

    private CamelContext running(RouteBuilder routes) throws Exception {
        CamelContext context = new DefaultCamelContext();
        memory.watchSteps(context);
        context.addRoutes(routes);
        context.start();
        return context;
    }

    @Test
    void anyOtherFailureEndsNothing() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
        memory.watchThreads();
        memory.watchLogs();

        Thread thread = new Thread(() -> {
            throw new StackOverflowError();
        });
        thread.start();
        thread.join();
        LoggerFactory.getLogger("io.netty").trace("Failed", new IllegalStateException());

        assertThat(ends).hasValue(0);
    }
}

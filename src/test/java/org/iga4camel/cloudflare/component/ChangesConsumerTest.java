package org.iga4camel.cloudflare.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.iga4camel.cloudflare.changes.ChangesFile.ACCOUNT;
import static org.iga4camel.cloudflare.changes.ChangesFile.OTHER;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.SuspendableService;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.DefaultShutdownStrategy;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.service.ServiceSupport;
import org.iga4camel.cloudflare.changes.ChangesFile;
import org.iga4camel.cloudflare.model.Position;
import org.iga4camel.cloudflare.sync.Traces;
import org.iga4camel.cloudflare.view.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a hub's route gets from {@code cloudflare-iga:changes}, and what becomes of it when the route fails or stops. */
class ChangesConsumerTest {

    private static final String FROM = "cloudflare-iga:changes?consumer=siem&delay=20&initialDelay=0";

    @TempDir
    Path directory;

    @RegisterExtension
    Traces traces = new Traces();

    private ChangesFile file;
    private ChangesHub hub;
    private final List<Object> taken = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        file = new ChangesFile(directory.resolve("cache.db")).published();
        hub = new ChangesHub(directory.resolve("cache.db"));
    }

    @AfterEach
    void close() {
        hub.close();
        file.close();
    }

    private static RouteBuilder route(String uri, Processor processor) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("siem").process(processor);
            }
        };
    }

    private void take(Exchange exchange) {
        taken.add(exchange.getMessage().getBody(Change.class).id());
    }

    private void awaitTaken(Object... all) {
        await().untilAsserted(() -> assertThat(taken).containsExactly(all));
    }

    private void awaitPosition(long id) {
        await().untilAsserted(() -> assertThat(file.consumer("siem").position()).isEqualTo(new Position.After(id)));
    }

    @Test
    void everyChangeIsAMessageOfItsOwnInOrder() throws Exception {
        file.publish(250);

        hub.start(route(FROM + "&startFrom=beginning", this::take));

        awaitPosition(250);
        assertThat(taken).hasSize(250).isSorted();
    }

    @Test
    void aMessageTellsTheChangeTheAccountAndTheKind() throws Exception {
        List<Exchange> exchanges = new CopyOnWriteArrayList<>();
        file.publish(OTHER, "role.granted");

        hub.start(route(FROM + "&startFrom=beginning&account=eu", exchange -> exchanges.add(exchange.copy())));

        await().until(() -> !exchanges.isEmpty());
        assertThat(exchanges.get(0).getMessage().getHeaders())
                .containsAllEntriesOf(Map.of(
                        CloudflareIgaConstants.ACCOUNT,
                        OTHER,
                        CloudflareIgaConstants.CHANGE_ID,
                        1L,
                        CloudflareIgaConstants.CHANGE_KIND,
                        "role.granted",
                        CloudflareIgaConstants.SNAPSHOT,
                        false));
        assertThat(exchanges.get(0).getMessage().getBody(Change.class).cause()).isEqualTo("sync:1");
        assertThat(exchanges.get(0).getMessage().getBody(String.class)).contains("\"cause\":\"sync:1\"");
    }

    @Test
    void aChangeThatFailsIsDeliveredAgainBeforeAnyOther() throws Exception {
        file.publish(3);
        AtomicInteger failures = new AtomicInteger(2);

        hub.start(route(FROM + "&startFrom=beginning", exchange -> {
            take(exchange);
            if (taken.contains(2L) && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the archive is down");
            }
        }));

        awaitTaken(1L, 2L, 2L, 2L, 3L);
        awaitPosition(3);
    }

    @Test
    void aRouteThatFailsIsNotToldThatThereIsNothingToTake() throws Exception {
        List<Object> bodies = new CopyOnWriteArrayList<>();
        file.publish(1);

        hub.start(route(FROM + "&startFrom=beginning&sendEmptyMessageWhenIdle=true", exchange -> {
            bodies.add(exchange.getMessage().getBody() == null ? "nothing" : "change");
            if (bodies.size() < 3) {
                throw new IllegalStateException("the archive is down");
            }
        }));

        await().until(() -> bodies.contains("nothing") && bodies.size() > 3);
        assertThat(bodies).startsWith("change", "change", "change", "nothing");
    }

    @Test
    void aChangeThatIsMarkedForRollbackIsDeliveredAgain() throws Exception {
        file.publish(2);

        hub.start(route(FROM + "&startFrom=beginning", exchange -> {
            take(exchange);
            exchange.setRollbackOnly(taken.size() == 1);
        }));

        awaitTaken(1L, 1L, 2L);
    }

    @Test
    void aFailureThatTheRouteHandlesIsATakenChange() throws Exception {
        file.publish(2);

        hub.start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).to("log:dead");
                from(FROM + "&startFrom=beginning")
                        .process(ChangesConsumerTest.this::take)
                        .throwException(new IllegalStateException("not for me"));
            }
        });

        awaitPosition(2);
        assertThat(taken).containsExactly(1L, 2L);
    }

    @Test
    void aPollThatFailsIsTheRoutesBusinessWhenItsErrorHandlerIsBridged() throws Exception {
        hub.start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class)
                        .handled(true)
                        .process(exchange -> taken.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                                .getMessage()));
                from(FROM + "&bridgeErrorHandler=true").process(ChangesConsumerTest.this::take);
            }
        });

        file.execute("ALTER TABLE change_consumer RENAME TO elsewhere");
        file.publish(1);

        await().untilAsserted(() -> assertThat(taken)
                .anySatisfy(message -> assertThat(message.toString()).contains("no such table")));
    }

    @Test
    void aBatchIsOneMessageWithAListThatIsTakenTogether() throws Exception {
        file.publish(5);
        AtomicInteger failures = new AtomicInteger(1);

        hub.start(route(FROM + "&startFrom=beginning&batch=true&maxBatch=3", exchange -> {
            List<?> changes = exchange.getMessage().getBody(List.class);
            taken.add(changes.stream().map(change -> ((Change) change).id()).toList());
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the archive is down");
            }
        }));

        awaitTaken(List.of(1L, 2L, 3L), List.of(1L, 2L, 3L), List.of(4L, 5L));
        awaitPosition(5);
    }

    @Test
    void aSnapshotComesFirstAndThenWhatChanges() throws Exception {
        file.members(1, 2);
        file.publish(3);
        List<Object> snapshots = new CopyOnWriteArrayList<>();

        hub.start(route(FROM + "&startFrom=snapshot&maxBatch=3", exchange -> {
            taken.add(exchange.getMessage().getHeader(CloudflareIgaConstants.CHANGE_KIND));
            snapshots.add(exchange.getMessage().getHeader(CloudflareIgaConstants.SNAPSHOT));
        }));
        awaitPosition(3);
        file.publish(ACCOUNT, "member.removed");

        awaitTaken("member.added", "member.added", "role.granted", "role.granted", "member.removed");
        assertThat(snapshots).containsExactly(true, true, true, true, false);
    }

    @Test
    void stoppingLetsTheMessageUnderWayEndAndRemembersIt() throws Exception {
        file.publish(3);
        CountDownLatch underWay = new CountDownLatch(1);
        hub.start(route(FROM + "&startFrom=beginning", exchange -> {
            underWay.countDown();
            ServiceSupport consumer =
                    (ServiceSupport) exchange.getContext().getRoute("siem").getConsumer();
            await().until(() -> consumer.isSuspendingOrSuspended() || consumer.isStoppingOrStopped());
            take(exchange);
        }));
        underWay.await(10, TimeUnit.SECONDS);

        hub.context().stop();

        assertThat(taken).containsExactly(1L);
        assertThat(file.consumer("siem").position()).isEqualTo(new Position.After(1));
    }

    @Test
    void stoppingARouteThatCompletesAllTasksDeliversWhatWasReadAlready() throws Exception {
        file.publish(3);
        CountDownLatch underWay = new CountDownLatch(1);
        hub.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(FROM + "&startFrom=beginning")
                        .routeId("siem")
                        .shutdownRunningTask(ShutdownRunningTask.CompleteAllTasks)
                        .process(exchange -> {
                            underWay.countDown();
                            ServiceSupport consumer = (ServiceSupport)
                                    exchange.getContext().getRoute("siem").getConsumer();
                            await().until(() -> consumer.isSuspendingOrSuspended() || consumer.isStoppingOrStopped());
                            take(exchange);
                        });
            }
        });
        underWay.await(10, TimeUnit.SECONDS);

        hub.context().stop();

        assertThat(taken).containsExactly(1L, 2L, 3L);
        assertThat(file.consumer("siem").position()).isEqualTo(new Position.After(3));
    }

    @Test
    void aRouteThatCompletesAllTasksIsStoppedThoughAChangeFails() throws Exception {
        file.publish(3);
        hub.context().getShutdownStrategy().setTimeout(5);
        hub.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(FROM + "&startFrom=beginning")
                        .shutdownRunningTask(ShutdownRunningTask.CompleteAllTasks)
                        .process(ChangesConsumerTest.this::take)
                        .throwException(new IllegalStateException("the archive is down"));
            }
        });
        await().until(() -> taken.contains(1L));

        hub.context().stop();

        assertThat(((DefaultShutdownStrategy) hub.context().getShutdownStrategy()).isTimeoutOccurred())
                .isFalse();
    }

    @Test
    void ofTwoRoutesWithOneConsumerOnlyOneDeliversAndTheOtherTakesOverWhenItIsSuspended() throws Exception {
        hub.start(route(FROM + "&startFrom=beginning", exchange -> taken.add("first")));
        try (ChangesHub second = new ChangesHub(directory.resolve("cache.db"))) {
            file.publish(2);
            awaitPosition(2);
            second.start(route(FROM, exchange -> taken.add("second")));
            file.publish(2);
            awaitPosition(4);

            hub.context().getRouteController().suspendRoute("siem");
            file.publish(2);

            awaitPosition(6);
        }
        assertThat(taken).containsExactly("first", "first", "first", "first", "second", "second");
    }

    @Test
    void aRouteThatItsPolicySuspendsWhenAChangeIsCompletedHasTakenThatChange() throws Exception {
        file.publish(3);
        hub.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(FROM + "&startFrom=beginning")
                        .routeId("siem")
                        .routePolicy(new SuspendAfterEachExchange())
                        .process(ChangesConsumerTest.this::take);
            }
        });
        SuspendableService consumer =
                (SuspendableService) hub.context().getRoute("siem").getConsumer();
        await().until(consumer::isSuspended);

        consumer.resume();

        awaitTaken(1L, 2L);
        awaitPosition(2);
    }

    /** As Camel's policies do, in the thread that delivers. */
    private static final class SuspendAfterEachExchange extends RoutePolicySupport {
        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            ((SuspendableService) route.getConsumer()).suspend();
        }
    }

    @Test
    void aFailureThatNoErrorHandlerTellsIsToldWithItsReason() throws Exception {
        file.publish(1);

        hub.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(FROM + "&startFrom=beginning")
                        .errorHandler(noErrorHandler())
                        .throwException(new IllegalStateException("the archive is down"));
            }
        });

        await().untilAsserted(() -> assertThat(traces.logged())
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "has not taken the change 1 of account prod",
                                "IllegalStateException: the archive is down")));
    }

    @Test
    void aRouteThatIsSuspendedAndResumedGoesOnWhereItWas() throws Exception {
        hub.start(route(FROM, this::take));
        hub.context().getRouteController().suspendRoute("siem");
        file.publish(2);

        hub.context().getRouteController().resumeRoute("siem");

        awaitTaken(1L, 2L);
    }

    @Test
    void aChangeCanBeAskedAboutWithTheHeadersItHas() throws Exception {
        file.publish(1);
        hub.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:cloudflare-iga-members")
                        .routeId("cloudflare-iga-members")
                        .process(exchange -> taken.add(exchange.getMessage().getHeaders()));
            }
        });

        hub.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(FROM + "&startFrom=beginning").to("cloudflare-iga:members");
            }
        });

        awaitPosition(1);
        assertThat(taken.get(0)).asString().contains(CloudflareIgaConstants.ACCOUNT + "=" + ACCOUNT);
    }
}

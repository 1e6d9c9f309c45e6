package org.iga4camel.cloudflare.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who holds a connection without using it keeps it for a while, and keeps nobody else out. */
@Timeout(60)
class SlowCallersTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int LARGE = 5_000_000;

    private final AtomicInteger asked = new AtomicInteger();
    private FrontDoor door;

    @AfterEach
    void close() {
        door.close();
    }

    private int serve(Bounds bounds, Handler<HttpServerRequest> answer) {
        door = FrontDoor.of(new HostNames(Set.of()), bounds);
        HttpServer server = door.server().requestHandler(request -> {
            asked.incrementAndGet();
            answer.handle(request);
        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        return server.actualPort();
    }

    private static Bounds bounds(Duration header, Duration idle, Duration body, Duration answer) {
        return new Bounds(100, 1L << 30, header, idle, body, answer);
    }

    private static void answerShortly(HttpServerRequest request) {
        request.response().end();
    }

    private static void answerLargely(HttpServerRequest request) {
        request.response().end(Buffer.buffer(large()));
    }

    @Test
    void aHeaderThatDoesNotComeToItsEndIsNotWaitedForHoweverOftenALittleOfItComes() throws Exception {
        int port = serve(bounds(SHORT, LONG, LONG, LONG), SlowCallersTest::answerShortly);

        try (Caller silent = new Caller(port);
                Caller dripping = new Caller(port).send("GET / HTTP/1.1\r\nHost: localhost\r\n")) {
            await().pollInterval(Duration.ofMillis(50))
                    .until(() -> dripping.send("X-Drip: drip\r\n").isClosed());
            assertThat(silent.toTheEnd()).isEmpty();
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void aBodyThatDoesNotComeIsNotWaitedFor() throws Exception {
        int port = serve(
                bounds(LONG, LONG, SHORT, LONG),
                request -> request.body().onSuccess(body -> request.response().end(body)));

        try (Caller caller = new Caller(port)
                .send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nno more than this")) {
            assertThat(caller.toTheEnd()).isEmpty();
        }
    }

    @Test
    void aConnectionOnWhichNothingFollowsIsClosed() throws Exception {
        int port = serve(bounds(LONG, SHORT, LONG, LONG), SlowCallersTest::answerShortly);

        try (Caller caller = new Caller(port).send(Caller.GET)) {
            assertThat(caller.toTheEnd()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void whatTakesUsLongIsNoFaultOfTheCaller() throws Exception {
        List<HttpServerRequest> slow = new ArrayList<>();
        int port = serve(bounds(SHORT, SHORT, SHORT, SHORT), slow::add);

        try (Caller caller = new Caller(port).send(Caller.GET);
                Caller silent = new Caller(port)) {
            silent.toTheEnd();
            slow.get(0).response().end();

            assertThat(caller.status()).isEqualTo(200);
        }
    }

    @Test
    void anAnswerThatNobodyTakesIsCutOff() throws Exception {
        int port = serve(bounds(LONG, LONG, LONG, SHORT), SlowCallersTest::answerLargely);

        try (Caller caller = new Caller(port).send(Caller.GET)) {
            byte[] taken = caller.take(10_000);
            await().pollInterval(Duration.ofMillis(50))
                    .until(() -> caller.send(Caller.GET).isClosed());

            assertThat(taken).hasSize(10_000);
            assertThat(caller.toTheEnd().length()).isLessThan(LARGE);
        }
    }

    @Test
    void aLargeAnswerComesWholeAndTheNextOneBehindIt() throws Exception {
        int port = serve(bounds(LONG, LONG, LONG, LONG), SlowCallersTest::answerLargely);

        try (Caller caller = new Caller(port).send(Caller.GET + Caller.GET)) {
            for (int answer = 0; answer < 2; answer++) {
                assertThat(caller.status()).isEqualTo(200);
                byte[] body = caller.take(LARGE);
                assertThat(Arrays.equals(body, large())).isTrue();
            }
        }
    }

    private static byte[] large() {
        byte[] answer = new byte[LARGE];
        for (int i = 0; i < LARGE; i++) {
            answer[i] = (byte) ((i * 31) >> 7);
        }
        return answer;
    }

    @Test
    void whoDoesNotTakeTheFirstAnswerIsNotGivenASecond() throws Exception {
        int port = serve(bounds(LONG, LONG, LONG, Duration.ofSeconds(1)), SlowCallersTest::answerLargely);

        try (Caller caller = new Caller(port).send(Caller.GET.repeat(100))) {
            await().pollInterval(Duration.ofMillis(50))
                    .until(() -> caller.send(Caller.GET).isClosed());
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoComesWhenAllConnectionsAreTakenGetsThePlaceOfTheOneThatWaitedLongest() throws Exception {
        int port = serve(
                new Bounds(3, 1L << 30, LONG, LONG, LONG, LONG),
                request -> request.response().end());

        try (Caller first = new Caller(port).send(Caller.GET)) {
            assertThat(first.status()).isEqualTo(200);
            try (Caller second = new Caller(port).send("GET / HT");
                    Caller third = new Caller(port).send("GET / HT");
                    Caller fourth = new Caller(port).send(Caller.GET)) {
                assertThat(fourth.status()).isEqualTo(200);
                assertThat(first.toTheEnd()).isEmpty();
                assertThat(third.send("TP/1.1\r\nHost: localhost\r\n\r\n").status())
                        .isEqualTo(200);
                assertThat(second.send("TP/1.1\r\nHost: localhost\r\n\r\n").status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void nobodyIsThrownOutOverWhomWeAreAtWork() throws Exception {
        ConcurrentLinkedQueue<HttpServerRequest> slow = new ConcurrentLinkedQueue<>();
        int port = serve(new Bounds(2, 1L << 30, LONG, LONG, LONG, LONG), slow::add);

        try (Caller first = new Caller(port).send(Caller.GET);
                Caller second = new Caller(port).send(Caller.GET)) {
            await().until(() -> slow.size() == 2);
            try (Caller third = new Caller(port).send(Caller.GET)) {
                assertThat(third.toTheEnd()).isEmpty();
            }
            slow.forEach(request -> request.response().end());

            assertThat(first.status()).isEqualTo(200);
            assertThat(second.status()).isEqualTo(200);
        }
    }

    @Test
    void whenTooMuchWaitsToBeTakenTheSlowestGetsNoMore() throws Exception {
        int port = serve(new Bounds(100, 2L * LARGE + 10_000, LONG, LONG, LONG, LONG), SlowCallersTest::answerLargely);

        try (Caller slowest = new Caller(port).send(Caller.GET);
                Caller slow = new Caller(port)) {
            assertThat(slowest.status()).isEqualTo(200);
            assertThat(slow.send(Caller.GET).status()).isEqualTo(200);
            try (Caller quick = new Caller(port).send(Caller.GET)) {
                assertThat(quick.status()).isEqualTo(200);
                assertThat(quick.take(LARGE).length).isEqualTo(LARGE);
                assertThat(slow.take(LARGE).length).isEqualTo(LARGE);
                assertThat(slowest.toTheEnd().length()).isLessThan(LARGE);
            }
        }
    }

    @Test
    void aProcessThatMayOpenFewFilesServesFewConnections() {
        door = FrontDoor.of(new HostNames(Set.of()), Bounds.of(1, 1));

        assertThat(FrontDoor.connections(Long.MAX_VALUE)).isEqualTo(256);
        assertThat(FrontDoor.connections(148)).isEqualTo(40);
        assertThatThrownBy(() -> FrontDoor.connections(60)).hasMessageContaining("ulimit -n 1024");
    }
}

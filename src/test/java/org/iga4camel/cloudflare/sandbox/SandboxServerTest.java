package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sandbox behind HTTP, and as a process. */
class SandboxServerTest {

    private final SandboxHttp http = new SandboxHttp();

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void aPathOutsideTheRootIsNotServed() {
        SandboxHttp.Answer answer =
                http.ask("GET", "/../../elsewhere", "", "Authorization", "Bearer " + SandboxHttp.TOKEN);

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void aConnectionThatBreaksInTheMiddleOfTheAnswerIsAnErrorOfTheClient() {
        http.sandbox.faults().on(RequestMatch.anyRequest()).forever().then(Fault.truncatedConnection());

        assertThatThrownBy(() -> http.get("/roles"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aLostConnectionIsAnErrorOfTheClient() {
        http.sandbox.faults().on(RequestMatch.anyRequest()).forever().then(Fault.resetBeforeApplying());

        assertThatThrownBy(() -> http.get("/roles"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void anEmptyBodyHasNoBytes() {
        http.sandbox.faults().on(RequestMatch.anyRequest()).then(Fault.emptyBody());

        SandboxHttp.Answer answer = http.get("/roles");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEmpty();
    }

    @Test
    void requestsAreCountedAndKeptWithoutSecrets() {
        http.get("/members?page=2");

        RecordedRequest request = http.sandbox.requests().list().get(0);

        assertThat(http.sandbox.requestCount()).isEqualTo(1);
        assertThat(request.path()).endsWith("/members");
        assertThat(request.query()).containsEntry("page", List.of("2"));
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.at()).isEqualTo(http.clock.instant());
        assertThat(request.headers()).containsEntry("Authorization", "***");
        assertThat(http.sandbox.requests().count("GET", "/members")).isEqualTo(1);
        assertThat(http.sandbox.requests().writes()).isEmpty();
    }

    @Test
    void aClearedLogIsEmpty() {
        http.get("/members");

        http.sandbox.requests().clear();

        assertThat(http.sandbox.requestCount()).isZero();
        assertThat(http.sandbox.requests().list()).isEmpty();
    }

    @Test
    void parallelRequestsSeeWholeMembers() {
        http.account.populate(500, 0);

        List<Integer> sizes = IntStream.rangeClosed(1, 40)
                .parallel()
                .mapToObj(i -> http.get("/members?per_page=50&page=" + (1 + i % 10))
                        .result()
                        .size())
                .toList();

        assertThat(sizes).hasSize(40).containsOnly(50);
    }

    @Test
    void theMostRequestsInFlightAreKnown() throws InterruptedException {
        int together = 4;
        CountDownLatch meeting = new CountDownLatch(together);
        http.sandbox.faults().on(RequestMatch.anyRequest()).forever().then(call -> {
            meeting.countDown();
            await(meeting);
            return call.proceed();
        });
        ExecutorService callers = Executors.newFixedThreadPool(together);

        List<Future<SandboxHttp.Answer>> answers =
                callers.invokeAll(Collections.nCopies(together, () -> http.get("/roles")));
        callers.shutdown();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.get().status()).isEqualTo(200));
        assertThat(http.sandbox.requests().mostInFlight()).isEqualTo(together);
    }

    @Test
    void everyAnswerComesLateWhenTold() {
        http.sandbox.options().latency(Duration.ofMillis(20));
        long start = System.nanoTime();

        http.get("/roles");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void aFaultThatFailsItselfIsTold() {
        http.sandbox.faults().on(RequestMatch.anyRequest()).then(call -> {
            throw new IllegalStateException("no such member");
        });

        SandboxHttp.Answer answer = http.get("/roles");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.message()).contains("no such member");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itRunsAsAProcessOfItsOwnUntilItsInputEnds() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxMain.class.getName(),
                        "--members",
                        "30",
                        "--roles",
                        "12",
                        "--budget",
                        "off")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> words = List.of(out.readLine().split("[ =]", -1));
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(words.get(1) + "/accounts/" + words.get(3) + "/members"))
                    .header("Authorization", "Bearer " + words.get(5))
                    .build();

            String body = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            process.getOutputStream().close();

            assertThat(body).contains("\"total_count\":30");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}

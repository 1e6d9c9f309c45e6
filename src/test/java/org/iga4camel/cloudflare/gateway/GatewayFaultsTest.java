package org.iga4camel.cloudflare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RecordedRequest;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The one door to Cloudflare, with everything that can go wrong behind it. */
@Timeout(60)
class GatewayFaultsTest {

    private static final int ATTEMPTS_OF_A_READ = 4;

    @TempDir
    Path directory;

    private SyncFixture fixture;
    private final AtomicInteger sent = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        fixture = SyncFixture.on(directory, new Sandbox(1), Map.of("cloudflare-iga.response-timeout", "700ms"));
        fixture.account().populate(3, 0);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private CloudflareRequest roles() {
        return CloudflareRequest.read(
                "read roles", "/accounts/" + SyncFixture.ACCOUNT + "/roles", Map.of("page", "1"), sent);
    }

    private Exchange ask(CloudflareRequest request, Map<String, Object> headers) {
        return fixture.template().request("direct:cloudflare-iga-gateway", exchange -> {
            exchange.setVariable("cloudflareIgaAccount", "default");
            exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
            exchange.getMessage().setBody(request);
        });
    }

    private Exchange ask() {
        return ask(roles(), Map.of());
    }

    private static CloudflareException failure(Exchange exchange) {
        for (Throwable cause = exchange.getException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CloudflareException known) {
                return known;
            }
        }
        throw new AssertionError("No typed failure", exchange.getException());
    }

    @Test
    void aRequestIsRepeatedThoughAnEarlierOneOfTheSameExchangeFailedForGood() {
        CloudflareRequest nobody = CloudflareRequest.read(
                "look at nobody",
                "/accounts/" + SyncFixture.ACCOUNT + "/members/" + "0".repeat(32),
                Map.of(),
                new AtomicInteger());
        Exchange exchange = ask(nobody, Map.of());
        assertThat(failure(exchange)).isInstanceOf(NotFoundException.class);
        exchange.setException(null);
        exchange.getMessage().setBody(roles());
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/roles"))
                .times(ATTEMPTS_OF_A_READ - 1)
                .then(Fault.status(503));

        fixture.template().send("direct:cloudflare-iga-gateway", exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(sent).hasValue(ATTEMPTS_OF_A_READ);
    }

    static List<Fault> faultsThatPass() {
        return List.of(
                Fault.status(500),
                Fault.status(502),
                Fault.status(503),
                Fault.status(504),
                Fault.status(408),
                Fault.html(200),
                Fault.html(403),
                Fault.html(404),
                Fault.html(520),
                Fault.html(524),
                Fault.emptyBody(),
                Fault.truncatedJson(),
                Fault.truncatedConnection(),
                Fault.unsuccessful(1000),
                Fault.unsuccessful(10000),
                Fault.resetAfterApplying(),
                Fault.hang(Duration.ofSeconds(2)));
    }

    static List<Fault> throttles() {
        return List.of(
                Fault.throttled(null),
                Fault.throttled(Duration.ZERO),
                Fault.status(429, 10429),
                Fault.status(500, 971),
                Fault.status(400, 10429),
                Fault.unsuccessful(971),
                Fault.html(429));
    }

    @ParameterizedTest
    @MethodSource("faultsThatPass")
    void aReadIsAskedAgainUntilAnAnswerIsWhole(Fault fault) {
        fixture.sandbox().faults().on(requestMatching("GET", "/roles")).times(3).then(fault);

        Exchange exchange = ask();

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Envelope.class).result()).isNotEmpty();
        assertThat(sent).hasValue(ATTEMPTS_OF_A_READ);
    }

    @ParameterizedTest
    @MethodSource("faultsThatPass")
    void aLastingFaultIsGivenUpWithOneTypedFailure(Fault fault) {
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/roles"))
                .forever()
                .then(fault);

        Exchange exchange = ask();

        assertThat(failure(exchange))
                .isInstanceOf(CloudflareUnavailableException.class)
                .hasMessageStartingWith("Cannot read roles");
        assertThat(sent).hasValue(ATTEMPTS_OF_A_READ);
    }

    @Test
    void aConnectionThatIsAlwaysLostIsGivenUp() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/roles"))
                .forever()
                .then(Fault.resetBeforeApplying());

        assertThat(failure(ask()))
                .isInstanceOf(CloudflareUnavailableException.class)
                .hasMessageContaining("127.0.0.1");
        assertThat(sent).hasValue(ATTEMPTS_OF_A_READ);
    }

    @ParameterizedTest
    @MethodSource("throttles")
    void aThrottledRequestIsAskedAgain(Fault fault) {
        fixture.sandbox().faults().on(requestMatching("GET", "/roles")).times(3).then(fault);

        assertThat(ask().getException()).isNull();
    }

    @Test
    void aThrottleWithoutAnEndIsGivenUp() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/roles"))
                .forever()
                .then(Fault.throttled(null));

        assertThat(failure(ask())).isInstanceOf(ThrottledException.class);
        assertThat(sent.get()).isBetween(ATTEMPTS_OF_A_READ, 10);
    }

    @Test
    void retryAfterIsWaitedFor() {
        fixture.sandbox().faults().on(requestMatching("GET", "/roles")).then(Fault.throttled(Duration.ofSeconds(1)));

        assertThat(ask().getException()).isNull();

        List<RecordedRequest> requests = fixture.sandbox().requests().list();
        assertThat(Duration.between(requests.get(0).at(), requests.get(1).at()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @ParameterizedTest
    @CsvSource({"403, 10000", "403, 9109", "401, 10000"})
    void aStrayRefusalOfAReadIsAskedAgain(int status, int code) {
        fixture.sandbox().faults().on(requestMatching("GET", "/roles")).times(3).then(Fault.status(status, code));

        assertThat(ask().getException()).isNull();
        assertThat(sent).hasValue(ATTEMPTS_OF_A_READ);
    }

    @Test
    void aRefusalThatLeavesNoDoubtIsBelievedAtOnce() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/roles"))
                .forever()
                .then(Fault.status(400, 6003));

        assertThat(failure(ask())).isInstanceOf(CredentialsRefusedException.class);
        assertThat(sent).hasValue(1);
    }

    @Test
    void aRefusedWriteIsNotRepeated() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("POST", "/members"))
                .forever()
                .then(Fault.status(403, 10000));

        assertThat(failure(ask(invitation(), Map.of()))).isInstanceOf(PermissionMissingException.class);
        assertThat(sent).hasValue(1);
    }

    @Test
    void aRefusalOfAReadThatStaysIsBelieved() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/roles"))
                .forever()
                .then(Fault.status(403, 10000));

        assertThat(failure(ask())).isInstanceOf(PermissionMissingException.class);
        assertThat(sent).hasValue(ATTEMPTS_OF_A_READ);
    }

    @Test
    void aWriteThatGotNoAnswerIsNotRepeated() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("POST", "/members"))
                .forever()
                .then(Fault.status(502));

        assertThat(failure(ask(invitation(), Map.of()))).isInstanceOf(CloudflareUnavailableException.class);
        assertThat(sent).hasValue(1);
    }

    @Test
    void aWriteThatWasThrottledIsSentAgain() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("POST", "/members"))
                .forever()
                .then(Fault.throttled(null));

        assertThat(failure(ask(invitation(), Map.of()))).isInstanceOf(ThrottledException.class);
        assertThat(sent.get()).isGreaterThan(1);
    }

    @Test
    void aWriteThatWasThrottledAndThenGotNoAnswerIsNotSentAThirdTime() {
        fixture.sandbox().faults().on(requestMatching("POST", "/members")).then(Fault.throttled(null));
        fixture.sandbox()
                .faults()
                .on(requestMatching("POST", "/members"))
                .forever()
                .then(Fault.status(502));

        assertThat(failure(ask(invitation(), Map.of()))).isInstanceOf(CloudflareUnavailableException.class);
        assertThat(sent).hasValue(2);
    }

    private CloudflareRequest invitation() {
        return new CloudflareRequest(
                "invite somebody",
                "POST",
                "/accounts/" + SyncFixture.ACCOUNT + "/members",
                Map.of(),
                "{}",
                Purpose.PROVISIONING,
                sent,
                null,
                0);
    }

    @Test
    void aFailureCarriesCloudflaresCodeMessageAndRay() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/roles"))
                .forever()
                .then(Fault.status(400, 1001));

        Refusal refusal = failure(ask()).refusal();

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo(1001);
        assertThat(refusal.message()).isNotBlank();
        assertThat(refusal.ray()).isNotBlank();
    }

    @Test
    void aRedirectIsNotFollowed() {
        Sandbox elsewhere = new Sandbox(9);
        try (SandboxServer server = SandboxServer.start(elsewhere)) {
            fixture.sandbox()
                    .faults()
                    .on(requestMatching("GET", "/roles"))
                    .forever()
                    .then(call ->
                            new SandboxResponse(302, Map.of("Location", server.baseUrl() + "/roles"), new byte[0]));

            assertThat(failure(ask())).isInstanceOf(CloudflareUnavailableException.class);
            assertThat(elsewhere.requestCount()).isZero();
        }
    }

    @Test
    void aCallersHeadersCannotLeadTheCredentialsElsewhere() {
        Sandbox elsewhere = new Sandbox(9);
        try (SandboxServer server = SandboxServer.start(elsewhere)) {
            Exchange exchange = ask(
                    roles(),
                    Map.of(
                            Exchange.HTTP_URI, server.baseUrl(),
                            Exchange.HTTP_PATH, "/elsewhere",
                            Exchange.HTTP_QUERY, "page=7",
                            Exchange.HTTP_METHOD, "DELETE"));

            assertThat(exchange.getException()).isNull();
            assertThat(elsewhere.requestCount()).isZero();
            assertThat(fixture.sandbox().requests().list()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.query()).containsEntry("page", List.of("1"));
            });
        }
    }

    @Test
    void aCallersHeadersNeverReachCloudflare() {
        ask(roles(), Map.of("X-Internal-Secret", "hub", "Cookie", "session=1", "Authorization", "Bearer other"));

        assertThat(fixture.sandbox().requests().list().get(0).headers().keySet())
                .allMatch(name -> List.of(
                                "accept",
                                "accept-encoding",
                                "authorization",
                                "connection",
                                "host",
                                "user-agent",
                                "content-length",
                                "upgrade")
                        .contains(name.toLowerCase(java.util.Locale.ROOT)));
        assertThat(fixture.sandbox().requests().list().get(0).status()).isEqualTo(200);
    }

    @Test
    void credentialsAreNotOnTheCallersExchangeAfterwards() {
        assertNoCredentialsOn(ask());
    }

    @Test
    void credentialsAreNotOnTheCallersExchangeAfterAFailure() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/roles"))
                .forever()
                .then(Fault.status(500));

        Exchange exchange = ask();

        assertNoCredentialsOn(exchange);
        assertThat(exchange.getException().toString()).doesNotContain(SyncFixture.TOKEN);
    }

    private static void assertNoCredentialsOn(Exchange exchange) {
        assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain(SyncFixture.TOKEN);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKeys("Authorization", "X-Auth-Key");
        assertThat(exchange.getProperties().toString()).doesNotContain(SyncFixture.TOKEN);
        assertThat(exchange.getVariables().toString()).doesNotContain(SyncFixture.TOKEN);
    }

    @Test
    void aRequestAfterTheStopIsRefusedAtOnce() {
        fixture.mount().stopping();

        Exchange exchange = ask();

        assertThat(exchange.getException()).hasRootCauseInstanceOf(GatewayClosedException.class);
        assertThat(fixture.sandbox().requestCount()).isZero();
    }
}

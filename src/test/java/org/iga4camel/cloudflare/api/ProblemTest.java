package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.camel.builder.AdviceWith;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.iga4camel.cloudflare.cache.DatabaseException;
import org.iga4camel.cloudflare.cache.DiskFullException;
import org.iga4camel.cloudflare.gateway.CloudflareUnavailableException;
import org.iga4camel.cloudflare.gateway.CredentialsRefusedException;
import org.iga4camel.cloudflare.gateway.GatewayClosedException;
import org.iga4camel.cloudflare.gateway.PermissionMissingException;
import org.iga4camel.cloudflare.gateway.Refusal;
import org.iga4camel.cloudflare.gateway.RequestRejectedException;
import org.iga4camel.cloudflare.gateway.ThrottledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every failure is one problem to a REST caller. */
class ProblemTest {

    private static final Refusal REFUSAL = new Refusal(403, 10000, "Authentication error", "8a1f");

    @TempDir
    Path directory;

    static Stream<Arguments> failuresOfCloudflare() {
        return Stream.of(
                Arguments.of(new CloudflareUnavailableException("No answer", REFUSAL, null), 503),
                Arguments.of(new GatewayClosedException(), 503),
                Arguments.of(new CredentialsRefusedException("Unknown token", REFUSAL), 502),
                Arguments.of(new PermissionMissingException("No permission", REFUSAL), 502),
                Arguments.of(new RequestRejectedException("Wrong request", REFUSAL), 502));
    }

    @ParameterizedTest
    @MethodSource("failuresOfCloudflare")
    void aFailureOfCloudflareIsToldInItsWords(RuntimeException failure, int status) {
        Problem problem = Problem.of(failure);

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.detail()).isEqualTo(failure.getMessage());
        assertThat(problem.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/accounts/default/members, /api/accounts/default/members",
        "/api/accounts/a|b/<x>, /api/accounts/a%7Cb/%3Cx%3E",
        "/api/accounts/ä b/[1], /api/accounts/%C3%A4%20b/%5B1%5D",
        "/api/accounts/a%2Fb+c/%zz, /api/accounts/a%2Fb+c/%25zz"
    })
    void theInstanceIsAUriWhateverCharactersCame(String path, String instance) {
        ProblemDetails problem = ProblemDetails.of(404, "not-there", "There is no such thing", "Nothing", path);

        assertThat(URI.create(problem.instance())).hasToString(instance);
    }

    @Test
    void whoIsThrottledIsToldHowLongToWaitEvenIfCloudflareDidNotSay() {
        Problem told = Problem.of(new ThrottledException("Slow down", REFUSAL, Duration.ofSeconds(7)));
        Problem notTold = Problem.of(new ThrottledException("Slow down", REFUSAL, null));

        assertThat(told.status()).isEqualTo(429);
        assertThat(told.retryAfter()).hasValue(Duration.ofSeconds(7));
        assertThat(notTold.retryAfter()).isPresent();
    }

    @Test
    void aFailureOnOurSideKeepsItsTextToItself() {
        Problem defect = Problem.of(new IllegalStateException("secret state"));
        Problem database = Problem.of(new DatabaseException("disk of /home/somebody fails", null));
        Problem full = Problem.of(new DiskFullException("disk of /home/somebody is full", null));

        assertThat(defect.status()).isEqualTo(500);
        assertThat(defect.detail()).doesNotContain("secret state");
        assertThat(database.status()).isEqualTo(500);
        assertThat(database.detail()).doesNotContain("/home");
        assertThat(full.status()).isEqualTo(503);
        assertThat(full.cause()).isEqualTo("disk-full");
        assertThat(full.detail()).contains("disk full").doesNotContain("/home");
        assertThat(full.isOurs()).isTrue();
    }

    @Test
    void whoIsThrottledIsAnsweredWithRetryAfter() throws Exception {
        ThrottledException throttled = new ThrottledException("Slow down", REFUSAL, Duration.ofMillis(6100));
        try (ApiFixture api = new ApiFixture(directory)) {
            AdviceWith.adviceWith(
                    api.context(),
                    "cloudflare-iga-rows",
                    route -> route.weaveById("cloudflare-iga-rows/read")
                            .replace()
                            .throwException(throttled));

            Answer answer = api.get("syncs");

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isEqualTo("7");
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.body().path("detail").asText()).isEqualTo(throttled.getMessage());
            assertThat(answer.body().path("instance").asText()).isEqualTo("/api/accounts/default/syncs");
        }
    }
}

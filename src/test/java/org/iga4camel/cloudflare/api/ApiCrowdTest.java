package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many requests that wait for one account's Cloudflare hold up nobody who does not ask for the same. */
class ApiCrowdTest {

    private static final String EU = "/api/accounts/eu/members";
    private static final String PROD = "/api/accounts/prod/members";
    private static final int MOST_AT_ONCE = 16;
    private static final int CROWD = 40;

    private final HttpClient callers =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final CountDownLatch over = new CountDownLatch(1);

    private ApiFixture api;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        String eu = "e".repeat(32);
        api = new ApiFixture(
                directory,
                Map.of(
                        "cloudflare-iga.provisioning", "true",
                        "cloudflare-iga.response-timeout", "1m",
                        "cloudflare-iga.accounts", "prod,eu",
                        "cloudflare-iga.account.eu.account-id", eu,
                        "cloudflare-iga.account.eu.token", "a-token-of-eu"));
        populate(api.account(), ApiFixture.TOKEN);
        populate(api.sandbox().addAccount(eu, "Europe"), "a-token-of-eu");
        for (String alias : List.of("prod", "eu")) {
            api.context()
                    .createProducerTemplate()
                    .requestBodyAndHeader("direct:cloudflare-iga-sync", null, "CloudflareIgaAccount", alias);
        }
    }

    private void populate(SandboxAccount account, String token) {
        account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
        api.sandbox().addToken(token, Set.of("Account Settings Read", "Account Settings Write"), account.id());
    }

    @AfterEach
    void end() {
        over.countDown();
        api.close();
    }

    private void untilItIsOver() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String invitation(int number) {
        return "{\"email\":\"person-" + number + "@example.com\",\"roles\":[\"DNS\"]}";
    }

    private CompletableFuture<HttpResponse<String>> invite(String members, int number) {
        return callers.sendAsync(
                api.request(members)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(invitation(number)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** No request about prod is answered before the test is over. */
    private List<CompletableFuture<HttpResponse<String>>> crowd() {
        api.sandbox()
                .faults()
                .on(RequestMatch.anyRequest()
                        .and(request -> request.path().startsWith("/accounts/" + ApiFixture.ACCOUNT)))
                .forever()
                .then(Fault.running(this::untilItIsOver));
        List<CompletableFuture<HttpResponse<String>>> crowd = IntStream.range(0, CROWD)
                .mapToObj(number -> invite(PROD, number))
                .toList();
        await().until(() -> crowd.stream().filter(CompletableFuture::isDone).count() == CROWD - MOST_AT_ONCE);
        return crowd;
    }

    @Test
    void whoeverIsOneTooManyForOneAccountIsToldToComeAgain() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> crowd = crowd();

        List<HttpResponse<String>> refused = crowd.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();

        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(answer.body()).contains("account-busy", "account prod");
        });
    }

    @Test
    void theOthersAreServedMeanwhile() throws Exception {
        crowd();

        HttpResponse<String> invited = invite(EU, 1).join();
        Answer read = api.send(api.request(PROD));

        assertThat(invited.statusCode()).isEqualTo(201);
        assertThat(read.status()).isEqualTo(200);
    }

    @Test
    void aPlaceIsFreeAgainWithTheAnswer() throws Exception {
        for (int i = 0; i <= MOST_AT_ONCE; i++) {
            Answer answer = api.send(api.request("/api/accounts/prod/operations"));

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void aPlaceIsFreeAgainWithARefusal() throws Exception {
        for (int i = 0; i <= MOST_AT_ONCE; i++) {
            Answer answer = api.send(api.request(PROD)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"email\":\"nobody@example.com\",\"roles\":[\"no such role\"]}")));

            assertThat(answer.status()).isEqualTo(422);
        }
    }
}

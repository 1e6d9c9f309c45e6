package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.builder.AdviceWith;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask for what. */
class ApiKeysTest {

    private static final String MEMBERS = "/api/accounts/default/members";
    private static final String READ = "key-that-may-read-and-no-more";
    private static final String PROVISION = "key-that-may-provision-too";
    private static final String FILED = "key-in-the-file-at-first";
    private static final String ROTATED = "key-in-the-file-later-on";

    @TempDir
    static Path directory;

    private static Path file;
    private static ApiFixture api;

    @BeforeAll
    static void start() throws Exception {
        file = Files.writeString(directory.resolve("keys"), "filed:read:" + FILED);
        api = new ApiFixture(
                directory,
                Map.of(
                        "cloudflare-iga.rest-keys",
                        "reader:read:" + READ + ",writer:provision:" + PROVISION,
                        "cloudflare-iga.rest-keys-file",
                        file.toString()));
        api.account().populate(3, 3);
        api.sync();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ApiFixture.KEY, READ, FILED})
    void everyKeyWithTheRightToReadReads(String key) throws Exception {
        Answer answer = api.send(api.request(MEMBERS, key));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aKeyWithoutTheRightToReadIsToldWhichRightIsMissing() throws Exception {
        Answer answer = api.send(api.request(MEMBERS, PROVISION));

        assertRightMissing(answer, "'writer'", "'read'");
    }

    @Test
    void readingIncludesStartingASync() throws Exception {
        Answer answer = api.send(post(api.request("/api/accounts/default/syncs", READ)));

        assertThat(answer.status()).isIn(202, 409);
    }

    @Test
    void releasingARunNeedsTheRightToProvision() throws Exception {
        Answer answer = api.send(post(api.request("/api/accounts/default/syncs/1/release", READ)));

        assertRightMissing(answer, "'reader'", "'provision'");
    }

    @Test
    void theRightToProvisionIsEnoughToReleaseARun() throws Exception {
        Answer answer = api.send(post(api.request("/api/accounts/default/syncs/1/release", PROVISION)));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("type").asText()).endsWith(":not-held");
    }

    @Test
    void theRightIsLookedAtBeforeAnythingElse() throws Exception {
        Answer answer = api.send(api.request("/api/accounts/nobody/members?nonsense=1", PROVISION));

        assertRightMissing(answer, "'writer'", "'read'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "authorization", "%41uthorization", "access_token", "key"})
    void aKeyInTheQueryIsNoKey(String parameter) throws Exception {
        String value = URLEncoder.encode("Bearer " + ApiFixture.KEY, StandardCharsets.UTF_8);

        Answer answer = api.send(api.bare(MEMBERS + "?" + parameter + "=" + value));

        assertKeyRefused(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "AUTHORIZATION"})
    void aKeyInAFormIsNoKey(String field) throws Exception {
        String form = field + "=" + URLEncoder.encode("Bearer " + ApiFixture.KEY, StandardCharsets.UTF_8);

        Answer answer = api.send(api.bare("/api/accounts/default/syncs")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));

        assertKeyRefused(answer);
    }

    @Test
    void aKeyInAFormOfSeveralPartsIsNoKey() throws Exception {
        String form = "--x\r\nContent-Disposition: form-data; name=\"Authorization\"\r\n\r\nBearer " + ApiFixture.KEY
                + "\r\n--x--\r\n";

        Answer answer = api.send(api.bare("/api/accounts/default/syncs")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(form)));

        assertKeyRefused(answer);
    }

    @Test
    void aKeyInTheFileRotatesWithoutARestart() throws Exception {
        replace("filed:read:" + ROTATED);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> api.send(api.request(MEMBERS, ROTATED)).status() == 200);

        assertKeyRefused(api.send(api.request(MEMBERS, FILED)));
        replace("filed:read:" + FILED);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> api.send(api.request(MEMBERS, FILED)).status() == 200);
    }

    @Test
    void anAdmittedRequestKnowsTheNameOfItsKey() throws Exception {
        StringBuilder name = new StringBuilder();
        AdviceWith.adviceWith(
                api.context(),
                "cloudflare-iga-api-entrance",
                route -> route.weaveAddLast()
                        .process(exchange -> name.append(exchange.getVariable("cloudflareIgaApiCall", ApiCall.class)
                                .keyName())));

        api.send(api.request("/api/accounts/default/roles", READ));

        assertThat(name).hasToString("reader");
    }

    private static HttpRequest.Builder post(HttpRequest.Builder request) {
        return request.POST(HttpRequest.BodyPublishers.noBody());
    }

    private static void replace(String content) throws IOException {
        Files.writeString(file, content);
    }

    private static void assertKeyRefused(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(401);
        assertThat(answer.body().path("type").asText()).endsWith(":key-refused");
        assertNoKeyIsShown(answer);
    }

    private static void assertRightMissing(Answer answer, String... parts) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(403);
        assertThat(answer.body().path("type").asText()).isEqualTo("urn:problem-type:cloudflare-iga:right-missing");
        assertThat(answer.body().path("detail").asText()).contains(parts);
        assertNoKeyIsShown(answer);
    }

    private static void assertNoKeyIsShown(Answer answer) {
        assertThat(answer.raw().body() + answer.raw().headers().map())
                .doesNotContain(ApiFixture.KEY, READ, PROVISION, FILED, ROTATED);
    }
}

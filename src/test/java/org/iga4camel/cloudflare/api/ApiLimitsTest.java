package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often one may ask. */
class ApiLimitsTest {

    private static final String SYNCS = "/api/accounts/default/syncs";
    private static final String ONE = "key-of-the-first-callers";
    private static final String OTHER = "key-of-the-other-callers";

    @TempDir
    Path directory;

    private ApiFixture api;

    @BeforeEach
    void start() throws Exception {
        api = new ApiFixture(
                directory,
                Map.of(
                        "cloudflare-iga.rest-keys", "one:read:" + ONE + " other:read:" + OTHER,
                        "cloudflare-iga.rest-requests-per-minute", "3",
                        "cloudflare-iga.rest-refusals-per-minute", "2"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void oneRequestTooManyWithAKeyIsRefusedOnEveryPath() throws Exception {
        times(3, ONE);

        Answer syncs = api.send(api.request(SYNCS, ONE));
        Answer members = api.send(api.request("/api/accounts/default/members", ONE));

        assertTooMany(syncs);
        assertTooMany(members);
    }

    @Test
    void oneCallersHasteDoesNotConcernTheOthers() throws Exception {
        times(4, ONE);
        times(3, "a-guess-of-the-key");

        Answer answer = api.send(api.request(SYNCS, OTHER));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void allWithoutAValidKeyShareOneLimit() throws Exception {
        List<Integer> statuses = times(2, "a-guess-of-the-key");

        Answer answer = api.send(api.bare(SYNCS));

        assertThat(statuses).containsOnly(401);
        assertTooMany(answer);
    }

    private List<Integer> times(int count, String key) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(api.send(api.request(SYNCS, key)).status());
        }
        return statuses;
    }

    private static void assertTooMany(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(429);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("60");
        assertThat(answer.body().path("type").asText()).isEqualTo("urn:problem-type:cloudflare-iga:too-many-requests");
        assertThat(answer.body().path("detail").asText()).isNotBlank();
        assertThat(answer.body().path("instance").asText()).startsWith("/api/accounts/");
        assertThat(answer.raw().body()).doesNotContain(ONE, OTHER);
    }
}

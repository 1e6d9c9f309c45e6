package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.cache.Journal;
import org.iga4camel.cloudflare.cache.OperationRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that died had under way is settled before REST answers. */
@Tag(ApiFixture.ONLY_ON_MAIN)
class ApiSettlesFirstTest {

    @Test
    void nobodyIsAnsweredBeforeAnAppliedGrantOfADeadProcessIsShown(@TempDir Path directory) throws Exception {
        try (ApiFixture api = new ApiFixture(directory, Map.of("cloudflare-iga.settle-within", "600ms"))) {
            String analytics = api.account().roleId("Analytics");
            String dns = api.account().roleId("DNS");
            String ada = api.account().add("ada@example.com", analytics);
            api.sync();
            leaveOpen(directory, ada, dns, analytics);
            api.account().setRoles(ada, analytics, dns);
            api.sandbox().options().latency(Duration.ofMillis(200));
            ExecutorService readers = Executors.newFixedThreadPool(4);
            List<Callable<Answer>> questions = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                questions.add(() -> api.get("members/" + ada));
            }

            List<Future<Answer>> answers = readers.invokeAll(questions);

            readers.shutdown();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().body().path("role_assignments").findValuesAsText("role_name"))
                        .containsExactlyInAnyOrder("Analytics", "DNS");
            }
            JsonNode operation = api.get("operations").items().path(0);
            assertThat(operation.path("status").asText()).isEqualTo("applied");
        }
    }

    /** As a process leaves it that is killed after it has sent its write. */
    private static void leaveOpen(Path directory, String member, String given, String kept) {
        String right = "{\"role_id\":\"%s\",\"access\":\"allow\",\"scope_key\":\"com.cloudflare.api.account."
                + ApiFixture.ACCOUNT + "\"}";
        try (Cache cache = Cache.open(directory.resolve("cache.db"))) {
            new Journal(cache.writer(), cache.reader())
                    .append(new OperationRecord(
                            "0".repeat(32),
                            "default",
                            "grant",
                            "open",
                            member,
                            null,
                            "ada@example.com",
                            null,
                            null,
                            null,
                            null,
                            "{\"kind\":\"GRANT\",\"account\":\"default\",\"memberId\":\"" + member
                                    + "\",\"roles\":[\"DNS\"]}",
                            "{\"gives\":[" + right.formatted(given) + "],\"takes\":[],\"keeps\":["
                                    + right.formatted(kept)
                                    + "],\"member_afterwards\":true,\"requests\":[{\"what\":\"change it\",\"method\":"
                                    + "\"PUT\",\"path\":\"/accounts/a/members/" + member + "\",\"body\":{}}]}",
                            "[]",
                            null,
                            2,
                            1,
                            null,
                            "2026-11-24T10:00:00.000Z",
                            null,
                            null,
                            null));
        }
    }
}

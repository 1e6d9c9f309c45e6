package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.iga4camel.cloudflare.sandbox.SandboxMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages go on behind a key, so nobody is told twice or never. */
class ApiPagingTest {

    @TempDir
    Path directory;

    @Test
    void aThousandMembersComeOnceEachInStableOrderThoughASyncIsPublishedInBetween() throws Exception {
        try (ApiFixture api = new ApiFixture(directory)) {
            api.account().populate(1000, 20);
            api.sync();
            List<String> lasting = api.account().members().stream()
                    .map(SandboxMember::id)
                    .sorted()
                    .toList();
            List<String> gone = List.of(lasting.get(3), lasting.get(500));

            List<String> told = new ArrayList<>();
            Answer page = api.get("members?limit=37");
            for (int pages = 1; ; pages++) {
                told.addAll(ApiReadsTest.texts(page.items(), "member_id"));
                if (page.next().isEmpty()) {
                    break;
                }
                if (pages == 5) {
                    gone.forEach(api.account()::remove);
                    api.account()
                            .add("newcomer@example.com", api.account().roleIds().get(0));
                    api.sync();
                }
                page = api.get("members?limit=37&cursor=" + page.next().orElseThrow());
            }

            assertThat(told).isSorted().doesNotHaveDuplicates().contains(lasting.get(3));
            assertThat(told).doesNotContain(lasting.get(500));
            assertThat(told)
                    .containsAll(lasting.stream()
                            .filter(member -> !gone.contains(member))
                            .toList());
        }
    }

    @Test
    void changesComeInOrderAndGoOnBehindTheLastOne() throws Exception {
        try (ApiFixture api = new ApiFixture(directory, Map.of("cloudflare-iga.initial-changes", "true"))) {
            api.account().populate(20, 5);
            api.sync();
            List<JsonNode> told = new ArrayList<>();
            Optional<String> after = Optional.of("0");

            while (after.isPresent()) {
                Answer page = api.get("changes?limit=9&after=" + after.orElseThrow());
                page.items().forEach(told::add);
                after = page.next();
            }

            assertThat(told.stream().map(change -> change.path("id").asLong()))
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(told.stream()
                            .filter(change -> change.path("kind").asText().equals("role.granted")))
                    .hasSameSizeAs(api.account().grants());
            assertThat(told.stream()
                            .filter(change -> change.path("kind").asText().endsWith(".added"))
                            .map(change -> change.path("after").isObject()))
                    .containsOnly(true);
            assertThat(told.get(0).path("before").isNull()).isTrue();
        }
    }

    @Test
    void syncsComeNewestFirst() throws Exception {
        try (ApiFixture api = new ApiFixture(directory)) {
            api.account().populate(3, 5);
            for (int i = 0; i < 5; i++) {
                api.sync();
            }

            List<JsonNode> runs = api.rows("syncs", 2);

            assertThat(runs.stream().map(run -> run.path("id").asLong())).containsExactly(5L, 4L, 3L, 2L, 1L);
        }
    }

    @Test
    void aPageHasAHundredRowsUnlessAskedOtherwise() throws Exception {
        try (ApiFixture api = new ApiFixture(directory)) {
            api.account().populate(101, 5);
            api.sync();

            Answer usual = api.get("members");
            Answer all = api.get("members?limit=1000");

            assertThat(usual.items()).hasSize(100);
            assertThat(usual.next()).isPresent();
            assertThat(all.items()).hasSize(101);
            assertThat(all.next()).isEmpty();
        }
    }
}

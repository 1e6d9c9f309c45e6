package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes are told without a gap from where a caller is, or it is told that it cannot go on from there. */
class ApiChangesTest {

    @TempDir
    Path directory;

    private ApiFixture api;
    private String member;

    @BeforeEach
    void begin() throws Exception {
        api = new ApiFixture(directory, Map.of("cloudflare-iga.history-changes-days", "30"));
        member = api.account().add("ada@example.com", api.account().roleId("DNS"));
        api.sync();
        setRole("Billing");
        setRole("Analytics");
    }

    @AfterEach
    void end() throws Exception {
        api.close();
    }

    /** Makes two changes: one role granted, another revoked. */
    private void setRole(String role) {
        api.account().setRoles(member, api.account().roleId(role));
        api.sync();
    }

    private void makeOld(int lastChange) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("cache.db"))) {
            connection
                    .createStatement()
                    .executeUpdate("UPDATE change SET at = '2020-01-01T00:00:00.000Z' WHERE id <= " + lastChange);
        }
    }

    private static void assertLost(Answer answer, String detail) {
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.body().path("type").asText()).endsWith("position-lost");
        assertThat(answer.body().path("detail").asText()).isEqualTo(detail);
    }

    @Test
    void whoHasNotReadWhatWasForgottenSinceIsTold() throws Exception {
        makeOld(2);
        api.sync();

        Answer answer = api.get("changes?after=1");

        assertLost(
                answer,
                "Changes of account default up to 2 were forgotten, and after 1 some of them are missing: read the"
                        + " members and role assignments anew, and go on behind the newest change from before that");
    }

    @Test
    void whoHasReadWhatWasForgottenGoesOn() throws Exception {
        makeOld(2);
        api.sync();

        Answer answer = api.get("changes?after=2");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.items()).hasSize(2);
    }

    @Test
    void whoBeginsAnewIsToldWhatIsKept() throws Exception {
        makeOld(2);
        api.sync();

        assertThat(api.get("changes").items()).hasSize(2);
        assertThat(api.get("changes?after=0").items()).hasSize(2);
    }

    @Test
    void changesAreLimitedToAKindAnAddressAndATime() throws Exception {
        makeOld(2);

        assertThat(ids("changes?kind=role.granted")).containsExactly(1L, 3L);
        assertThat(ids("changes?kind=ROLE.revoked&after=2")).containsExactly(4L);
        assertThat(ids("changes?email=ADA@example.com")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(ids("changes?email=nobody@example.com")).isEmpty();
        assertThat(ids("changes?since=2020-01-01")).hasSize(4);
        assertThat(ids("changes?since=2020-01-01T00:00:00.000Z&limit=1")).containsExactly(1L);
        assertThat(ids("changes?since=2020-01-01T00:00:00.0001Z")).containsExactly(3L, 4L);
        assertThat(ids("changes?since=2020-01-01T02:00:00%2B01:00&kind=role.granted"))
                .containsExactly(3L);
    }

    @ParameterizedTest
    @CsvSource({
        "kind=role.given, role.granted",
        "kind=role, role.granted",
        "since=yesterday, 2026-12-31",
        "since=2026-02-30, 2026-12-31",
        "since=2020-01-01T02:00:00, 2026-12-31",
        "since=2020-01-01T02:00:00+01:00, %2B"
    })
    void aKindOrATimeThatThereIsNotIsRefused(String filter, String allowed) throws Exception {
        Answer answer = api.get("changes?" + filter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("detail").asText()).contains(allowed);
    }

    @Test
    void whoAsksForATimeOfWhichChangesWereForgottenIsTold() throws Exception {
        makeOld(2);
        api.sync();

        assertThat(api.get("changes?since=2019-12-31").status()).isEqualTo(410);
        assertThat(api.get("changes?since=2019-12-31&after=2").items()).hasSize(2);
    }

    private List<Long> ids(String question) throws Exception {
        List<Long> ids = new ArrayList<>();
        Answer answer = api.get(question);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        answer.items().forEach(change -> ids.add(change.path("id").asLong()));
        return ids;
    }

    @Test
    void whoIsAheadOfTheDatabaseIsTold() throws Exception {
        Answer answer = api.get("changes?after=5");

        assertLost(
                answer,
                "There is no change 5 yet, the last one is 4: the id comes from another database, or from a later state"
                        + " of this one; read the members and role assignments anew, and go on behind 4");
    }
}

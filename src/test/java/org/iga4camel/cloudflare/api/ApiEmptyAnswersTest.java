package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.iga4camel.cloudflare.model.OperationKind;
import org.iga4camel.cloudflare.provisioning.OperationStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An empty list reads as "nobody has access": it is answered only where that is known. */
class ApiEmptyAnswersTest {

    private static final String NOBODY = "f".repeat(32);

    private static ApiFixture synced;
    private static ApiFixture neverSynced;

    @BeforeAll
    static void begin(@TempDir Path one, @TempDir Path other) throws Exception {
        synced = new ApiFixture(one);
        synced.account().add("ada@example.com", synced.account().roleId("DNS"));
        synced.sync();
        neverSynced = new ApiFixture(other);
    }

    @AfterAll
    static void end() throws Exception {
        synced.close();
        neverSynced.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"members", "members?status=pending", "roles", "role-assignments", "members/{id}"})
    void anAccountThatWasNeverPublishedHasNoEmptyState(String path) throws Exception {
        Answer answer = neverSynced.get(path.replace("{id}", NOBODY));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("type").asText()).endsWith("never-published");
        assertThat(answer.body().path("detail").asText())
                .isEqualTo("Nothing of account default was published yet, so that nobody can say who is there and who"
                        + " may do what: ask again after its first sync; 'syncs' tells how it goes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes", "syncs", "operations"})
    void theHistoriesOfAnAccountThatWasNeverPublishedAreEmpty(String path) throws Exception {
        Answer answer = neverSynced.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"members", "role-assignments"})
    void aRoleThatThereIsNotIsNoRoleThatNobodyHas(String list) throws Exception {
        Answer answer = synced.get(list + "?role=Super%20Admin");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("detail").asText())
                .isEqualTo("The filter role is 'Super Admin', and account default has no such role: take the id or the"
                        + " exact name of one in 'roles'");
    }

    @Test
    void aRoleThatNobodyHasIsAnsweredWithNobody() throws Exception {
        Answer answer = synced.get("members?role=Analytics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.items()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "members?status=activ | status | 'accepted, pending, rejected'",
                "operations?status=done | status | 'open, applied, unchanged, planned, refused, failed'",
                "operations?kind=delete | kind | 'invite, remove, grant, revoke, reinvite'"
            })
    void aWordThatNothingEverHasIsRefused(String list, String filter, String allowed) throws Exception {
        Answer answer = synced.get(list);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("detail").asText())
                .startsWith("The filter " + filter + " is '")
                .endsWith("take one of " + allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"members?status=Rejected", "operations?status=Open", "operations?kind=Grant"})
    void aWordThatNothingHasJustNowIsAnsweredWithNothing(String list) throws Exception {
        Answer answer = synced.get(list);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.items()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void operationsCanBeAskedForByEveryStatus(OperationStatus status) throws Exception {
        assertThat(synced.get("operations?status=" + status.text()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void operationsCanBeAskedForByEveryKind(OperationKind kind) throws Exception {
        assertThat(synced.get("operations?kind=" + kind.text()).status()).isEqualTo(200);
    }

    @Test
    void aStatusThatOnlyThisAccountHasCanBeAskedFor(@TempDir Path directory) throws Exception {
        try (ApiFixture api = new ApiFixture(directory)) {
            String member = api.account().add("eve@example.com", api.account().roleId("DNS"));
            api.account().setStatus(member, "Suspended");
            api.sync();

            Answer answer = api.get("members?status=suspended");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.items()).hasSize(1);
        }
    }
}

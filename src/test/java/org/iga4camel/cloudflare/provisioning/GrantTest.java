package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grant gives what was asked and touches nothing else. */
class GrantTest {

    private ProvisioningFixture fixture;
    private String ada;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory);
        ada = fixture.account().add("ada@example.com", fixture.account().roleId("Analytics"));
        fixture.sync();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void aGrantIsAppliedShownInTheCacheAndJournalledWithFourRequestsAtMost() {
        OperationResult result = fixture.ask(
                "grant",
                Map.of("email", "ADA@example.com", "role", "DNS", "reason", "on call", "requestedBy", "helena"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.requests()).isLessThanOrEqualTo(4);
        assertThat(fixture.rights(ada))
                .extracting(SandboxGrant::roleId)
                .containsExactlyInAnyOrder(
                        fixture.account().roleId("Analytics"), fixture.account().roleId("DNS"));
        assertThat(fixture.fixture().wrongRights()).isEmpty();
        assertThat(fixture.last())
                .containsEntry("status", "applied")
                .containsEntry("reason", "on call")
                .containsEntry("requested_by", "helena")
                .containsEntry("email", "ada@example.com");
        assertThat(fixture.fixture().query("SELECT kind FROM changes WHERE cause = '" + result.id() + "'"))
                .extracting(change -> change.get("kind"))
                .containsExactly("role.granted");
    }
}

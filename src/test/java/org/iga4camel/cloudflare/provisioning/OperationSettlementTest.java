package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.anyRequest;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was left open is ended only by what Cloudflare proves. */
class OperationSettlementTest {

    private ProvisioningFixture fixture;

    /** An invitation whose answer was lost, and that could not be looked up. */
    @BeforeEach
    void leaveAnInvitationOpen(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory);
        fixture.sync();
        fixture.sandbox().faults().on(requestMatching("POST", "/members")).then(Fault.resetAfterApplying());
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members"))
                .forever()
                .then(Fault.status(503));
        Exception failure =
                fixture.failing("invite", Map.of("email", "ada@example.com", "role", "DNS", "idempotencyKey", "7"));
        assertThat(failure).isInstanceOf(OperationUnsettledException.class);
        fixture.sandbox().faults().clear();
        fixture.sandbox().requests().clear();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private void settle() {
        fixture.fixture()
                .template()
                .request(
                        "direct:cloudflare-iga-settle-operations",
                        asked -> asked.setVariable("cloudflareIgaAccount", "default"));
    }

    @Test
    void anInvitationThatAListHidesWithoutBeingWholeStaysOpen() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members"))
                .forever()
                .then(Fault.editing(page -> {
                    ArrayNode rows = (ArrayNode) page.get("result");
                    for (int i = rows.size() - 1; i >= 0; i--) {
                        if (rows.get(i).path("user").path("email").asText().equals("ada@example.com")) {
                            rows.remove(i);
                        }
                    }
                }));

        settle();

        assertThat(fixture.last()).containsEntry("status", "open");
    }

    @Test
    void theSameKeyIsAnsweredByTheInvitationThatWasLeftOpen() {
        Object leftOpen = fixture.last().get("id");

        OperationResult again =
                fixture.ask("invite", Map.of("email", "ada@example.com", "role", "DNS", "idempotencyKey", "7"));

        assertThat(again.id()).isEqualTo(leftOpen);
        assertThat(again.status()).isEqualTo("applied");
        assertThat(fixture.writes()).isEmpty();
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void whatCannotBeLookedUpIsNotLookedUpAgainAtOnce() {
        fixture.sandbox().faults().on(anyRequest()).forever().then(Fault.status(503));
        settle();
        fixture.sandbox().requests().clear();

        settle();

        assertThat(fixture.sandbox().requestCount()).isZero();
        assertThat(fixture.last()).containsEntry("status", "open");
    }
}

package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import org.iga4camel.cloudflare.gateway.CloudflareUnavailableException;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.FaultRule;
import org.iga4camel.cloudflare.sandbox.ListFaults;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the routes themselves have to get right for a sync to survive a failed request. */
class LostAnswersTest {

    @TempDir
    Path directory;

    @Test
    void aRequestThatFailsTwiceIsRepeatedAfterTheConfiguredDelay() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(20, 0);
            FaultRule fault = fixture.sandbox()
                    .faults()
                    .on(requestMatching("GET", "/members"))
                    .times(2)
                    .then(Fault.status(503));

            SyncResult result = fixture.sync();

            assertThat(fault.hits()).isEqualTo(2);
            assertThat(result.status()).isEqualTo("published");
            assertThat(fixture.published()).isEqualTo(fixture.account().grants());
        }
    }

    @Test
    @Timeout(60)
    void aLastingFaultIsGivenUpAfterFourAttempts() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            FaultRule fault = fixture.sandbox()
                    .faults()
                    .on(requestMatching("GET", "/roles"))
                    .forever()
                    .then(Fault.status(503));

            Throwable failure = fixture.failingSync();

            assertThat(failure).isInstanceOf(CloudflareUnavailableException.class);
            assertThat(fault.hits()).isEqualTo(4);
        }
    }

    @Test
    void everyPageHasItsOwnFourAttempts() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(120, 0);
            RequestMatch members = requestMatching("GET", "/members").query("status", "");
            for (int page = 1; page <= 3; page++) {
                fixture.sandbox().faults().on(members.page(page)).times(3).then(Fault.status(503));
            }
            fixture.sandbox().faults().on(members).forever().then(ListFaults.noTotalCount());

            SyncResult result = fixture.sync();

            assertThat(result.status()).isEqualTo("published");
            assertThat(fixture.published()).isEqualTo(fixture.account().grants());
        }
    }

    @Test
    void anAnswerThatBreaksOffIsAskedForAgain() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(20, 0);
            FaultRule fault = fixture.sandbox()
                    .faults()
                    .on(requestMatching("GET", "/members"))
                    .then(Fault.truncatedConnection());

            SyncResult result = fixture.sync();

            assertThat(fault.hits()).isEqualTo(1);
            assertThat(result.status()).isEqualTo("published");
        }
    }

    @Test
    void aMemberOfWhomCloudflareSaysThatItDoesNotExistIsGone() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(20, 0);
            fixture.sync();
            String gone = fixture.account().members().get(7).id();
            fixture.account().remove(gone);

            fixture.sync();

            assertThat(fixture.published()).isEqualTo(fixture.account().grants());
            assertThat(fixture.query("SELECT * FROM members WHERE member_id = '" + gone + "'"))
                    .isEmpty();
            assertThat(fixture.changeKinds()).containsAnyOf("member.removed", "invitation.gone");
        }
    }
}

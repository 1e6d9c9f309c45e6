package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.FaultRule;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.junit.jupiter.api.Test;
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

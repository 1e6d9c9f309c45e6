package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncTest {

    @TempDir
    Path directory;

    @Test
    void aThousandMembersAndSixtyRolesAreExactInAtMost28Requests() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(1000, 60);

            SyncResult result = fixture.sync();

            assertThat(result.status()).isEqualTo("published");
            assertThat(fixture.wrongRights()).isEmpty();
            assertThat(result.members()).isEqualTo(1000);
            assertThat(fixture.sandbox().requestCount()).isLessThanOrEqualTo(28).isEqualTo(result.requests());
        }
    }
}

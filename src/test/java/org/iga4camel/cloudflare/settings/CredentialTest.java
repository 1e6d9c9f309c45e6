package org.iga4camel.cloudflare.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.iga4camel.cloudflare.settings.Credential.ApiToken;
import org.iga4camel.cloudflare.settings.Credential.GlobalKey;
import org.junit.jupiter.api.Test;

class CredentialTest {

    private static final Credential TOKEN = new ApiToken(Secret.of("abc"));
    private static final Credential KEY = new GlobalKey("ann@example.org", Secret.of("abc"));

    @Test
    void aTokenIsSentAsBearerToken() {
        assertThat(TOKEN.headers()).isEqualTo(Map.of("Authorization", "Bearer abc"));
    }

    @Test
    void aGlobalKeyIsSentWithItsAddress() {
        assertThat(KEY.headers()).isEqualTo(Map.of("X-Auth-Email", "ann@example.org", "X-Auth-Key", "abc"));
    }

    @Test
    void aPrintedCredentialShowsNoSecret() {
        assertThat(TOKEN + " " + KEY).contains("*****").doesNotContain("abc");
    }

    @Test
    void aDigestIsTheSameForTheSameCredential() {
        assertThat(TOKEN.digest()).matches("[0-9a-f]{32}").isEqualTo(new ApiToken(Secret.of("abc")).digest());
    }

    @Test
    void aDigestTellsKindsAndSecretsApart() {
        assertThat(TOKEN.digest()).isNotEqualTo(KEY.digest()).isNotEqualTo(new ApiToken(Secret.of("abd")).digest());
    }

    @Test
    void aDigestDoesNotChangeBetweenVersions() {
        // it is a key in databases that exist: sha256 of "token abc"
        assertThat(TOKEN.digest()).isEqualTo("b84ff92e7bdaa8f00f2c6b4158767988");
    }
}

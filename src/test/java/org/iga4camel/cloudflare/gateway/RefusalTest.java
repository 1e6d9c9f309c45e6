package org.iga4camel.cloudflare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Cloudflare's refusal proves, and how it is told to people. */
class RefusalTest {

    @Test
    void only404WithCode1003ProvesThatAMemberIsGone() {
        assertThat(new Refusal(404, 1003, "Member not found for account", null).provesMemberGone())
                .isTrue();
        assertThat(new Refusal(404, 0, null, null).provesMemberGone()).isFalse();
        assertThat(new Refusal(404, 7003, "Could not route", null).provesMemberGone())
                .isFalse();
        assertThat(new Refusal(400, 1003, "Member not found for account", null).provesMemberGone())
                .isFalse();
        assertThat(Refusal.NO_ANSWER.provesMemberGone()).isFalse();
    }

    @Test
    void aRefusalIsToldWithEverythingOneMayLookUp() {
        assertThat(new Refusal(403, 10000, "Authentication error", "8a1f").inWords())
                .isEqualTo(" (Cloudflare 403/10000 \"Authentication error\", ray 8a1f)");
    }

    @Test
    void whatIsMissingFromARefusalLeavesNoHole() {
        assertThat(new Refusal(502, 0, " ", null).inWords()).isEqualTo(" (Cloudflare 502)");
        assertThat(Refusal.NO_ANSWER.inWords()).isEmpty();
    }
}

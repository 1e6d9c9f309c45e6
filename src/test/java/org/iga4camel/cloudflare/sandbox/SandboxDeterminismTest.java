package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same seed and the same calls give the same answers. */
class SandboxDeterminismTest {

    private static List<String> story(long seed) {
        Sandbox sandbox = new Sandbox(seed, new SandboxClock(Instant.EPOCH));
        SandboxAccount account = sandbox.addAccount(SandboxFixture.ACCOUNT, "Example");
        sandbox.addToken("token", SandboxMain.ALL_PERMISSIONS, account.id());
        account.populate(80, 50);
        SandboxRequest invite = SandboxRequest.of("POST", SandboxFixture.path("/members"))
                .withBody("{\"email\":\"n@example.com\",\"roles\":[\"" + SandboxHttp.BILLING + "\"]}");
        return IntStream.range(0, 4)
                .mapToObj(i -> i == 1 ? invite : SandboxRequest.of("GET", SandboxFixture.path("/members?page=" + i)))
                .map(request -> sandbox.answer(request.withToken("token")))
                .map(answer -> answer.headers() + answer.text())
                .toList();
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        List<String> again = story(7);

        assertThat(again).isEqualTo(story(7));
    }

    @Test
    void anotherSeedTellsAnother() {
        List<String> other = story(8);

        assertThat(other).isNotEqualTo(story(7));
    }

    @Test
    void populationIsMixed() {
        SandboxFixture fixture = new SandboxFixture();

        fixture.account.populate(1000, 60);

        List<SandboxMember> members = fixture.account.members();
        assertThat(fixture.rows("/roles")).hasSize(60);
        assertThat(members).extracting(SandboxMember::status).contains("accepted", "pending");
        assertThat(members).extracting(SandboxMember::twoFactor).contains(true, false);
        assertThat(fixture.account.grants()).extracting(SandboxGrant::access).contains("allow", "deny");
        assertThat(fixture.account.grants(members.get(0).id()))
                .extracting(SandboxGrant::roleId)
                .containsExactly(SandboxHttp.SUPER);
    }
}

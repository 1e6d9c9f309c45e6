package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The budget of requests per credential. */
class SandboxRateLimitTest {

    private final SandboxFixture fixture = new SandboxFixture();

    @Test
    void everyAnswerTellsWhatIsLeft() {
        fixture.sandbox.options().budget(10);

        fixture.get("/roles");
        SandboxResponse answer = fixture.get("/roles");

        assertThat(answer.headers())
                .containsEntry("Ratelimit", "\"default\";r=8;t=300")
                .containsEntry("Ratelimit-Policy", "\"default\";q=10;w=300");
    }

    @Test
    void beyondTheBudgetEverythingIsRefusedForFiveMinutes() {
        fixture.sandbox.options().budget(2);
        fixture.get("/roles");
        fixture.get("/roles");
        fixture.clock.advance(Duration.ofSeconds(200));

        SandboxResponse refused = fixture.get("/roles");
        fixture.clock.advance(Duration.ofSeconds(299));
        SandboxResponse stillRefused = fixture.get("/roles");
        fixture.clock.advance(Duration.ofSeconds(1));
        SandboxResponse served = fixture.get("/roles");

        assertThat(List.of(refused.status(), stillRefused.status(), served.status()))
                .containsExactly(429, 429, 200);
        assertThat(refused.headers()).containsEntry("retry-after", "300").containsKey("Ratelimit");
        assertThat(refused.json().at("/errors/0/code").asInt()).isEqualTo(971);
        assertThat(stillRefused.headers()).containsEntry("retry-after", "1");
    }

    @Test
    void theBudgetComesBackAfterFiveMinutes() {
        fixture.sandbox.options().budget(2);
        fixture.get("/roles");
        fixture.get("/roles");

        fixture.clock.advance(Duration.ofMinutes(5));

        assertThat(fixture.get("/roles").status()).isEqualTo(200);
    }

    @Test
    void theNewerCodeComesWhenSwitched() {
        fixture.sandbox
                .options()
                .budget(0)
                .on(SandboxSwitch.THROTTLED_WITH_10429, SandboxSwitch.THROTTLED_WITHOUT_RETRY_AFTER);

        SandboxResponse refused = fixture.get("/roles");

        assertThat(refused.json().at("/errors/0/code").asInt()).isEqualTo(10429);
        assertThat(refused.headers()).doesNotContainKey("retry-after");
    }

    @Test
    void withoutABudgetNothingIsAnnouncedOrRefused() {
        fixture.sandbox.options().budget(1).noBudget();

        fixture.get("/roles");
        SandboxResponse answer = fixture.get("/roles");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).doesNotContainKey("Ratelimit");
    }

    @Test
    void theTokensOfOneUserShareABudgetAndAnAccountTokenHasItsOwn() {
        fixture.sandbox.options().budget(1);
        fixture.sandbox.addUserToken(
                "user-1", "me@example.com", Set.of("Account Settings Read"), SandboxFixture.ACCOUNT);
        fixture.sandbox.addUserToken(
                "user-2", "me@example.com", Set.of("Account Settings Read"), SandboxFixture.ACCOUNT);
        SandboxRequest roles = SandboxRequest.of("GET", SandboxFixture.path("/roles"));

        List<Integer> statuses = List.of(
                fixture.sandbox.answer(roles.withToken("user-1")).status(),
                fixture.sandbox.answer(roles.withToken("user-2")).status(),
                fixture.get("/roles").status());

        assertThat(statuses).containsExactly(200, 429, 200);
    }
}

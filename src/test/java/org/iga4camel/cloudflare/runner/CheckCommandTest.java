package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.pathMatching;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final String OTHER = "cfat_a-token-with-other-permissions";

    @TempDir
    Path directory;

    private RunnerFixture runner;

    @BeforeEach
    void account() throws IOException {
        runner = new RunnerFixture(directory);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void whatReviewsNeedIsEnoughAndWhatIsOptionalIsReportedMissing() {
        RunnerFixture.Result result = runner.run("check");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("Account default \"Example\" (" + RunnerFixture.ACCOUNT + ")")
                .containsPattern("ok +Account Settings Read \\(members\\)")
                .containsPattern(
                        "missing +Access: Organizations, Identity Providers, and Groups Read .*optional.*without")
                .containsPattern("missing +Access: Audit Logs Read .*optional.*without")
                .containsPattern("missing +Account API Tokens Read .*optional.*without")
                .doesNotContain("provisioning");
    }

    @Test
    void aMissingPermissionThatIsNeededIsExitCode3() throws Exception {
        grant("Account API Tokens Read");

        RunnerFixture.Result result = runner.run("check");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out())
                .containsPattern("missing +Account Settings Read \\(members\\): without it, nothing can be synced")
                .containsPattern("ok +Account API Tokens Read");
    }

    @Test
    void provisioningIsReadOffTheTokenItself() throws Exception {
        grant("Account Settings Read", "Account API Tokens Read");
        runner.set("provisioning", "true");

        RunnerFixture.Result result = runner.run("check");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).containsPattern("missing +Account Settings Write \\(provisioning\\): without it");
    }

    @Test
    void provisioningIsOkWhereTheTokenSaysSo() throws Exception {
        grant("Account Settings Read", "Account Settings Write", "Account API Tokens Read");
        runner.set("provisioning", "true");

        RunnerFixture.Result result = runner.run("check");

        assertThat(result.code()).isZero();
        assertThat(result.out()).containsPattern("ok +Account Settings Write \\(provisioning\\)");
    }

    @Test
    void provisioningIsOkWithAnyPermissionThatAllowsIt() throws Exception {
        grant("Account Settings Read", "SCIM Provisioning", "Account API Tokens Read");
        runner.set("provisioning", "true");

        RunnerFixture.Result result = runner.run("check");

        assertThat(result.out()).containsPattern("ok +SCIM Provisioning \\(provisioning\\)");
        assertThat(result.code()).isZero();
    }

    @Test
    void provisioningIsNotTestedWhereOnlyWritingWouldShowIt() throws Exception {
        runner.set("provisioning", "true");

        RunnerFixture.Result result = runner.run("check");

        assertThat(result.code()).isZero();
        assertThat(result.out()).containsPattern("not tested +Account Settings Write .*without writing");
        assertThat(runner.sandbox().requests().list())
                .extracting(RecordedRequest::method)
                .containsOnly("GET");
    }

    @Test
    void aRefusedTokenIsExitCode3() throws Exception {
        runner.set("token", OTHER);

        RunnerFixture.Result result = runner.run("check");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err().strip()).contains("refuses the credentials").hasLineCount(1);
    }

    @Test
    void anUnreachableCloudflareIsExitCode4() {
        runner.server().close();

        RunnerFixture.Result result = runner.run("check");

        assertThat(result.code()).isEqualTo(4);
    }

    @Test
    void whoseATokenOfTheAccountIsWhenItExpiresAndThatItMayWriteIsTold() throws Exception {
        grant("Account Settings Read", "Account Settings Write", "Account API Tokens Read");
        String end = Instant.now().plus(Duration.ofDays(12).plusHours(1)).toString();
        runner.sandbox()
                .faults()
                .on(requestMatching("GET", "/tokens/verify"))
                .then(Fault.editing(body -> body.withObject("/result").put("expires_on", end)));

        RunnerFixture.Result result = runner.run("check");

        assertThat(result.out())
                .containsPattern("An API token \".+\" \\([0-9a-f]{32}\\) of the account")
                .contains("Its status is active, it expires on " + end + ", in 12 days")
                .contains("It may write: it has Account Settings Write")
                .doesNotContain("provisioning");
    }

    @Test
    void aTokenThatMayOnlyReadAndHasNoEndIsToldSo() throws Exception {
        grant("Account Settings Read", "Account API Tokens Read");

        assertThat(runner.run("check").out())
                .contains("It may only read: it lacks Account Settings Write", "Its status is active, no end is told");
    }

    @Test
    void aTokenOfAUserIsToldByTheUser() throws Exception {
        runner.sandbox().addUserToken(OTHER, "ada@example.org", Set.of("Account Settings Read"), RunnerFixture.ACCOUNT);
        runner.set("token", OTHER);

        RunnerFixture.Result result = runner.run("check");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("An API token \\([0-9a-f]{32}\\) of ada@example.org")
                .contains("Whether it may write is not known");
    }

    @Test
    void aGlobalKeyIsToldByItsUser() throws Exception {
        runner.account().add("ada@example.org", runner.account().roleId("Super Administrator - All Privileges"));
        runner.sandbox().addGlobalKey("ada@example.org", "feedfacefeedfacefeedfacefeedfacefeedf");
        runner.set("token", null)
                .set("email", "ada@example.org")
                .set("global-key", "feedfacefeedfacefeedfacefeedfacefeedf");

        RunnerFixture.Result result = runner.run("check");

        assertThat(result.out()).contains("The global key of ada@example.org");
        assertThat(result.out() + result.err()).doesNotContain("feedface");
    }

    @Test
    void aPolicyOnZonesOrOneThatDeniesIsNoPermissionToWrite() throws Exception {
        grant("Account Settings Read", "Account Settings Write", "Account API Tokens Read");
        runner.sandbox()
                .faults()
                .on(pathMatching(".*/tokens/[0-9a-f]{32}"))
                .then(Fault.editing(body ->
                        body.at("/result/policies").forEach(policy -> ((ObjectNode) policy).put("effect", "deny"))));

        assertThat(runner.run("check").out()).contains("It may only read");
    }

    @Test
    void anAccountsNameIsShownAndNotObeyed() throws Exception {
        runner.sandbox()
                .faults()
                .on(requestMatching("GET", "/accounts/" + RunnerFixture.ACCOUNT))
                .forever()
                .then(Fault.editing(body -> body.withObject("/result").put("name", "x\u001b[2J\nok")));

        assertThat(runner.run("check").out())
                .contains("Account default \"x\\u001b[2J ok\" (")
                .doesNotContain("\u001b");
    }

    private void grant(String... permissions) throws IOException {
        runner.sandbox().addToken(OTHER, Set.of(permissions), RunnerFixture.ACCOUNT);
        runner.set("token", OTHER);
    }
}

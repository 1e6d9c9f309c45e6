package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
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
                .contains("Account default (" + RunnerFixture.ACCOUNT + ")")
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

    private void grant(String... permissions) throws IOException {
        runner.sandbox().addToken(OTHER, Set.of(permissions), RunnerFixture.ACCOUNT);
        runner.set("token", OTHER);
    }
}

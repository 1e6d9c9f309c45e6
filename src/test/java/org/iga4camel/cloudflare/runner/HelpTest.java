package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpTellsWhatNoCommandDoesTheExitCodesAndWhereSettingsAreTold(String asked) throws Exception {
        RunnerFixture.Result result = run(asked);

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains(
                        "Usage: camel-cloudflare-iga",
                        "Without a command",
                        "Exit codes:",
                        "Settings:",
                        "docs/configuration.md")
                .containsPattern("\\n +3 +Cloudflare refused")
                .containsPattern("\\n +5 +another sync");
    }

    @Test
    void helpOnOneCommandNeedsNoDashesEither() throws Exception {
        assertThat(run("help", "sync").out())
                .isEqualTo(run("sync", "--help").out())
                .contains("--release");
    }

    @Test
    void theVersionNeedsNoDashes() throws Exception {
        RunnerFixture.Result result = run("version");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo(run("--version").out()).startsWith("camel-cloudflare-iga ");
    }

    private RunnerFixture.Result run(String... arguments) throws Exception {
        try (RunnerFixture runner = new RunnerFixture(directory)) {
            return runner.run(arguments);
        }
    }
}

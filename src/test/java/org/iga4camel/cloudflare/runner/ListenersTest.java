package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The long run serves what it is told to serve, or does not start (DESIGN 6, rule 14). */
class ListenersTest {

    @TempDir
    Path directory;

    private RunnerFixture runner;

    @BeforeEach
    void company() throws IOException {
        runner = new RunnerFixture(directory).set("rest-key", "a-rest-key-for-the-tests");
        runner.account().populate(5, 3);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"port", "management-port"})
    void aPortThatIsTakenStopsTheStart(String setting) throws Exception {
        RunnerFixture.Result result;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            runner.set("port", "0").set(setting, Integer.toString(taken.getLocalPort()));

            result = runner.run();
        }

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip())
                .contains("cloudflare-iga." + setting)
                .contains("already in use")
                .hasLineCount(1);
        assertThat(runner.database()).doesNotExist();
    }

    @Test
    void anAddressThatIsNotOursStopsTheStart() throws Exception {
        runner.set("host", "192.0.2.1");

        RunnerFixture.Result result = runner.run();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip())
                .contains("cloudflare-iga.host is 192.0.2.1")
                .hasLineCount(1);
    }
}

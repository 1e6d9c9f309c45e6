package org.iga4camel.cloudflare.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iga4camel.cloudflare.samples.Sample;
import org.junit.jupiter.api.Test;

class TestKitExampleTest {

    @Test
    void thePageShowsTheTestOfAHubAsItRunsHere() throws IOException {
        String runs = Files.readString(Path.of("src", "test", "java", "org", "example", "hub", "JoinerRouteTest.java"));

        assertThat(Sample.of("docs/test-kit.md", "Test against the sandbox", "java"))
                .isEqualTo(runs);
    }
}

package org.iga4camel.cloudflare.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The documentation names every option as the code has it. */
class OptionTableTest {

    private static final String BEGIN = "<!-- options:begin -->\n";
    private static final String END = "<!-- options:end -->";

    @Test
    void thePagesTableIsTheOneOfTheCode() throws IOException {
        String page = Files.readString(Path.of("docs/configuration.md"));

        String expected = BEGIN + OptionTable.markdown() + END;

        assertThat(page.contains(expected))
                .as("docs/configuration.md must contain these lines; paste them over its table:%n%n%s%n", expected)
                .isTrue();
    }

    @Test
    void noOptionIsThereTwice() {
        assertThat(Arrays.stream(Option.values()).map(Option::key)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Option.values()).map(Option::environmentVariable))
                .doesNotHaveDuplicates();
    }
}

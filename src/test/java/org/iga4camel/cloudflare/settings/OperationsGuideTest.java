package org.iga4camel.cloudflare.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OperationsGuideTest {

    private static final Pattern VARIABLE = Pattern.compile("CLOUDFLARE_[A-Z_]+");

    @Test
    void everyVariableOfTheOperationsGuideIsASetting() throws Exception {
        Set<String> known =
                Arrays.stream(Option.values()).map(Option::environmentVariable).collect(Collectors.toSet());

        List<String> named = VARIABLE.matcher(Files.readString(Path.of("docs/operations-guide.md")))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(named).isNotEmpty().isSubsetOf(known);
    }
}

package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of known wounds and traps is whole, and names tests that exist. */
class TraceabilityTest {

    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| .+ \\| (.+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");

    /** The last column of a section's table, by number. */
    private static Map<Integer, String> table(String section) throws IOException {
        String document = Files.readString(Path.of("docs/traceability.md"));
        String rest = document.substring(document.indexOf("## " + section));
        int end = rest.indexOf("\n## ");
        Map<Integer, String> rows = new TreeMap<>();
        Matcher row = ROW.matcher(end < 0 ? rest : rest.substring(0, end));
        while (row.find()) {
            assertThat(rows.put(Integer.valueOf(row.group(1)), row.group(2))).isNull();
        }
        return rows;
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static String source(String testClass) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Path file = files.filter(path -> path.endsWith(testClass + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + testClass));
            return Files.readString(file);
        }
    }

    @Test
    void everyWoundAndEveryTrapIsThere() throws IOException {
        assertThat(table("Other systems' wounds").keySet()).containsExactlyElementsOf(upTo(30));
        assertThat(table("Traps of the API").keySet()).containsExactlyElementsOf(upTo(41));
    }

    @Test
    void eachNamesATestOrSaysWhyThereIsNone() throws IOException {
        List<String> answers = new ArrayList<>(table("Other systems' wounds").values());
        answers.addAll(table("Traps of the API").values());

        assertThat(answers)
                .allMatch(answer -> TEST.matcher(answer).find()
                        || answer.startsWith("later: ")
                        || answer.startsWith("not applicable: "));
    }

    @Test
    void eachNamedTestExists() throws IOException {
        Matcher named = TEST.matcher(Files.readString(Path.of("docs/traceability.md")));
        int found = 0;
        while (named.find()) {
            assertThat(source(named.group(1)))
                    .containsPattern("@(Test|ParameterizedTest|Property)\\b[^;{}]*(\\{[^}]*\\}[^;{}]*)?\\bvoid "
                            + named.group(2) + "\\(");
            found++;
        }

        assertThat(found).isPositive();
    }
}

package org.iga4camel.cloudflare.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    /** What is printed, not what is copied. */
    private static final Set<String> OUTPUT = Set.of("text");

    private static final Pattern TAKEN = Pattern.compile(
            "Sample\\s*\\.of\\(\\s*\"([^\"]+)\",\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"(?:,\\s*(\\d+))?\\s*\\)");

    private static final Pattern TAKEN_TOGETHER =
            Pattern.compile("Sample\\s*\\.every\\(\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"\\s*\\)");

    private static String name(String page, String heading, String language, String number) {
        return page + " > " + heading + " > " + language + " " + number;
    }

    private static String name(Sample sample) {
        return name(sample.page(), sample.heading(), sample.language(), String.valueOf(sample.number()));
    }

    private static Set<String> taken() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            List<Path> tests =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            Set<String> taken = new TreeSet<>();
            for (Path test : tests) {
                String text = Files.readString(test);
                TAKEN_TOGETHER
                        .matcher(text)
                        .results()
                        .flatMap(call -> Sample.every(call.group(1), call.group(2)).stream())
                        .forEach(sample -> taken.add(name(sample)));
                TAKEN.matcher(text)
                        .results()
                        .forEach(call -> taken.add(name(
                                call.group(1),
                                call.group(2),
                                call.group(3),
                                call.group(4) == null ? "1" : call.group(4))));
            }
            return taken;
        }
    }

    @Test
    void everySampleOfAPageIsTakenByATest() throws Exception {
        Set<String> printed = Sample.all().stream()
                .filter(sample -> !OUTPUT.contains(sample.language()))
                .map(SamplesTest::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(printed).hasSizeGreaterThan(20);
        assertThat(taken())
                .as(
                        "tests that run a block from the page itself, by Sample.of(page, heading, language, number) or Sample.every(page, language)")
                .containsAll(printed);
    }

    @Test
    void everySampleSaysWhatLanguageItIsIn() throws Exception {
        assertThat(Sample.all()).noneMatch(sample -> sample.language().isBlank());
    }
}

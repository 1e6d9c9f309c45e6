package org.iga4camel.cloudflare.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fenced block of a page for users, as it is printed there. Tests take what they run from here, so that what a reader
 * copies is what was run; {@code SamplesTest} finds the blocks that no test takes.
 *
 * @param page path of the page
 * @param heading under which it stands
 * @param language behind the fence
 * @param number among those of its language under its heading, from 1
 * @param text without what the whole block is indented by
 */
public record Sample(String page, String heading, String language, int number, String text) {

    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");
    private static final Pattern FENCE = Pattern.compile("( *)```(\\S*)");

    /** The first block of a language under a heading. */
    public static String of(String page, String heading, String language) {
        return of(page, heading, language, 1);
    }

    /** A block of a language under a heading, by its number. */
    public static String of(String page, String heading, String language, int number) {
        return in(Path.of(page)).stream()
                .filter(sample ->
                        sample.heading.equals(heading) && sample.language.equals(language) && sample.number == number)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        page + " has no block " + number + " of " + language + " under the heading " + heading))
                .text;
    }

    /** All blocks of a language on a page. */
    public static List<Sample> every(String page, String language) {
        return in(Path.of(page)).stream()
                .filter(sample -> sample.language.equals(language))
                .toList();
    }

    /** All blocks of all pages that users read. */
    public static List<Sample> all() throws IOException {
        List<Sample> samples = new ArrayList<>(in(Path.of("README.md")));
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            pages.filter(page -> page.toString().endsWith(".md")).sorted().forEach(page -> samples.addAll(in(page)));
        }
        return samples;
    }

    private static List<Sample> in(Path page) {
        List<Sample> samples = new ArrayList<>();
        String heading = "";
        String indent = null;
        String language = "";
        StringBuilder text = new StringBuilder();
        for (String line : lines(page)) {
            Matcher fence = FENCE.matcher(line);
            if (indent == null && fence.matches()) {
                indent = fence.group(1);
                language = fence.group(2);
                text.setLength(0);
            } else if (indent != null && fence.matches()) {
                samples.add(new Sample(
                        page.toString(), heading, language, 1 + count(samples, heading, language), text.toString()));
                indent = null;
            } else if (indent != null) {
                text.append(line.startsWith(indent) ? line.substring(indent.length()) : line)
                        .append('\n');
            } else {
                Matcher title = HEADING.matcher(line);
                heading = title.matches() ? title.group(1) : heading;
            }
        }
        return samples;
    }

    private static int count(List<Sample> before, String heading, String language) {
        return (int) before.stream()
                .filter(sample -> sample.heading.equals(heading) && sample.language.equals(language))
                .count();
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

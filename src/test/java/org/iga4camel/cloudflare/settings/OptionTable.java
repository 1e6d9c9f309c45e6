package org.iga4camel.cloudflare.settings;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The documentation of all options. */
final class OptionTable {

    private static final String HEAD = """
            | property | environment variable | meaning | default | secret |
            | --- | --- | --- | --- | --- |
            """;

    private OptionTable() {}

    static String markdown() {
        return Arrays.stream(Option.values()).map(OptionTable::row).collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static String row(Option option) {
        return "| `" + option.property() + "` | "
                + code(option.environmentVariable()) + " | " + option.description() + " | "
                + option.defaultText().map(OptionTable::code).orElse("") + " | " + (option.isSecret() ? "yes" : "")
                + " |";
    }

    private static String code(String text) {
        return '`' + text + '`';
    }
}

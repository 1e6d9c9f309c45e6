package org.iga4camel.cloudflare.runner;

import picocli.CommandLine.Model.UsageMessageSpec;

/** How many columns there are to write in. */
final class Width {

    private static final int WITHOUT_TERMINAL = 120;
    private static final int LEAST = 40;
    private static final int MOST = 1000;

    private Width() {}

    /** @param columns what the shell says, which comes first; null or odd when it says nothing */
    static int of(String columns) {
        if (columns != null && columns.strip().matches("\\d{1,6}")) {
            return Math.min(MOST, Math.max(LEAST, Integer.parseInt(columns.strip())));
        }
        return Progress.isTerminal() ? new UsageMessageSpec().autoWidth(true).width() : WITHOUT_TERMINAL;
    }
}

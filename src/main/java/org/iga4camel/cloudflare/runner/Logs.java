package org.iga4camel.cloudflare.runner;

import java.util.Locale;

/** Sets up logging, which has to happen before the first class that logs is loaded. */
final class Logs {

    private static final String FORMAT = "org.iga4camel.cloudflare.log.format";
    private static final String LEVEL = "org.iga4camel.cloudflare.log.level";
    private static final String CONFIGURATION = "logback.configurationFile";
    private static final String VERBOSE = "DEBUG";
    private static final String JSON = "json";

    private Logs() {}

    /**
     * Chooses the format, which is not checked here but with all settings. A configuration of the
     * operator's own, named by the system property {@code logback.configurationFile}, stays in force.
     */
    static void prepare(WorkingDirectory directory) {
        System.setProperty(FORMAT, format(directory));
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, "cloudflare-iga/logback.xml");
        }
    }

    /** Whether log lines are JSON, so that nothing else may go to standard error. */
    static boolean areJson() {
        return JSON.equals(System.getProperty(FORMAT));
    }

    /** Chooses the level, as long as nothing was logged yet. */
    static void verbose(boolean asked) {
        System.setProperty(LEVEL, asked ? VERBOSE : "INFO");
    }

    /** Whether the operator asked for stack traces. */
    static boolean areVerbose() {
        return VERBOSE.equals(System.getProperty(LEVEL));
    }

    private static String format(WorkingDirectory directory) {
        for (String value : new String[] {
            System.getProperty("cloudflare-iga.log-format"),
            directory.ownProperty("cloudflare-iga.log-format"),
            System.getenv("CLOUDFLARE_IGA_LOG")
        }) {
            if (value != null && !value.isBlank()) {
                return value.strip().toLowerCase(Locale.ROOT).equals(JSON) ? JSON : "text";
            }
        }
        return "text";
    }
}

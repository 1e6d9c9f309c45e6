package org.iga4camel.cloudflare.runner;

import java.nio.file.Path;

/** Command lines as the program reads them. */
public final class CommandLines {

    private CommandLines() {}

    /** Reads a command line without carrying it out; throws when the program would not know what it asks for. */
    public static void parse(String... arguments) {
        Main.commandLine(new WorkingDirectory(Path.of("target"))).parseArgs(arguments);
    }
}

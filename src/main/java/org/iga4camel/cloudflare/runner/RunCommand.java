package org.iga4camel.cloudflare.runner;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** No command: runs until it is stopped. */
@Command(
        name = "camel-cloudflare-iga",
        description = "Keeps a governed copy of a Cloudflare account's members, roles and role assignments in SQLite.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {

    private final WorkingDirectory directory;

    RunCommand(WorkingDirectory directory) {
        this.directory = directory;
    }

    @Option(
            names = {"-v", "--verbose"},
            description = "Log more, and show stack traces.",
            scope = ScopeType.INHERIT)
    void verbose(boolean asked) {
        Logs.verbose(asked);
    }

    @Override
    public Integer call() throws Exception {
        try (Standalone standalone = Standalone.forLongRun(directory, Progress.onStandardError())) {
            standalone.run();
        }
        return ExitCode.OK;
    }
}

package org.iga4camel.cloudflare.runner;

import java.nio.file.Path;
import picocli.CommandLine;

/** The command line, which the launcher calls when all that it needs is there. */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        WorkingDirectory directory = new WorkingDirectory(Path.of(""));
        Logs.prepare(directory);
        OutOfMemory.endsTheProcess().watchThreads();
        System.exit(commandLine(directory).execute(arguments));
    }

    static CommandLine commandLine(WorkingDirectory directory) {
        Failures failures = new Failures();
        return new CommandLine(new RunCommand(directory))
                .addSubcommand(new SyncCommand(directory))
                .addSubcommand(new CheckCommand(directory))
                .addSubcommand(new SnapshotCommand(directory))
                .addSubcommand(new CommandLine(new JournalCommand()).addSubcommand(new JournalVerifyCommand(directory)))
                .addSubcommand(new CommandLine(new ConsumerCommand())
                        .addSubcommand(new ConsumerListCommand(directory))
                        .addSubcommand(new ConsumerDropCommand(directory)))
                .addSubcommand(new DemoCommand(directory))
                .addSubcommand(new VersionCommand())
                .addSubcommand(new CommandLine.HelpCommand())
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setExitCodeExceptionMapper(failures)
                .setUsageHelpAutoWidth(false);
    }
}

package org.iga4camel.cloudflare.runner;

import java.io.PrintWriter;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Tells a failed command in one sentence on standard error, and by its exit code. */
final class Failures implements CommandLine.IExecutionExceptionHandler, CommandLine.IExitCodeExceptionMapper {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        print(failure, command, Logs.areVerbose());
        return ExitCode.of(failure);
    }

    @Override
    public int getExitCode(Throwable failure) {
        return failure instanceof CommandLine.ParameterException ? ExitCode.BAD_CONFIGURATION : ExitCode.of(failure);
    }

    /** One sentence, with the stack trace below it only for who asked for it. */
    static void print(Throwable failure, CommandLine command, boolean verbose) {
        if (Logs.areJson()) {
            LoggerFactory.getLogger(Failures.class).error(sentence(failure), verbose ? failure : null);
            return;
        }
        PrintWriter err = command.getErr();
        err.println(sentence(failure));
        if (verbose) {
            failure.printStackTrace(err);
        }
        err.flush();
    }

    static String sentence(Throwable failure) {
        CloudflareIgaException known = ExitCode.known(failure);
        if (known != null) {
            return known.getMessage();
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "This is a defect of this program, please report it with the output of --verbose: " + root;
    }
}

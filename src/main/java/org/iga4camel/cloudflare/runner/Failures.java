package org.iga4camel.cloudflare.runner;

import java.io.PrintWriter;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.FirstCause;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Tells a failed command in one sentence on standard error, and by its exit code. */
final class Failures
        implements CommandLine.IExecutionExceptionHandler,
                CommandLine.IParameterExceptionHandler,
                CommandLine.IExitCodeExceptionMapper {

    /** With the usage even where there is a word that looks alike: it may not be the one that was meant. */
    @Override
    public int handleParseException(CommandLine.ParameterException wrong, String[] arguments) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println(wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
        wrong.getCommandLine().usage(err);
        return ExitCode.BAD_CONFIGURATION;
    }

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
        if (ExitCode.known(failure) != null) {
            return Causes.sentence(failure);
        }
        String cause = FirstCause.inWords(failure);
        return FirstCause.isKnown(failure)
                ? "Cannot go on: " + cause + "."
                : "This is a defect of this program, please report it with the output of --verbose: " + cause;
    }
}

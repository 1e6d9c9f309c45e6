package org.iga4camel.cloudflare.runner;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the version, for who leaves out the dashes of {@code --version}. */
@Command(name = "version", description = "Shows the version.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.parent().commandLine().printVersionHelp(spec.commandLine().getOut());
        return ExitCode.OK;
    }
}

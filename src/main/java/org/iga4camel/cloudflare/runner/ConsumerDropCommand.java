package org.iga4camel.cloudflare.runner;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.cache.ConsumerRecord;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.changes.Feeds;
import org.iga4camel.cloudflare.kinds.Kinds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forgets a consumer that will not come back. */
@Command(
        name = "drop",
        description = "Forgets a consumer of changes, so that changes are no longer kept for it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ConsumerDropCommand implements Callable<Integer> {

    private final WorkingDirectory directory;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Its name, as 'consumer list' shows it.")
    private String name;

    @Option(
            names = "--account",
            paramLabel = "ALIAS",
            description = "Its account; needed where several accounts have a consumer of this name.")
    private String account;

    ConsumerDropCommand(WorkingDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Integer call() {
        try (Cache cache = Cache.open(directory.existingDatabase("with consumers"));
                DatabaseLock locks = DatabaseLock.on(cache.file())) {
            ConsumerRecord dropped =
                    new Feeds(alias -> alias, Kinds.DECLARED, cache, locks, InstantSource.system()).drop(name, account);
            spec.commandLine()
                    .getErr()
                    .println("Consumer '" + dropped.name() + "' of account " + dropped.account() + " is dropped");
        }
        return ExitCode.OK;
    }
}

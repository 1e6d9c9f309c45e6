package org.iga4camel.cloudflare.runner;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.iga4camel.cloudflare.cache.ConsumerRecord;
import org.iga4camel.cloudflare.cache.ConsumerStore;
import org.iga4camel.cloudflare.cache.Evidence;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.model.Position;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows who takes changes and how far each has come. */
@Command(
        name = "list",
        description = "Shows the registered consumers of changes and how far each has come.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ConsumerListCommand implements Callable<Integer> {

    private final WorkingDirectory directory;

    @Spec
    private CommandSpec spec;

    ConsumerListCommand(WorkingDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Integer call() {
        print(Evidence.read(directory.existingDatabase("with consumers"), database -> {
            Statements reader = new Statements(database);
            return new ConsumerStore(reader, reader).all();
        }));
        return ExitCode.OK;
    }

    private void print(List<ConsumerRecord> consumers) {
        PrintWriter out = spec.commandLine().getOut();
        for (ConsumerRecord consumer : consumers) {
            out.println(consumer.name() + " of account " + consumer.account() + ": " + where(consumer.position())
                    + ", last delivered "
                    + consumer.lastDeliveredAt().map(Object::toString).orElse("never") + ", last seen "
                    + consumer.lastSeenAt());
        }
        if (consumers.isEmpty()) {
            out.println("No consumer is registered.");
        }
        out.flush();
    }

    private static String where(Position position) {
        return position instanceof Position.InSnapshot ? "in a snapshot" : "after change " + position.changeId();
    }
}

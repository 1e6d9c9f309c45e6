package org.iga4camel.cloudflare.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.iga4camel.cloudflare.cache.Evidence;
import org.iga4camel.cloudflare.cache.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the database while others may write to it. */
@Command(
        name = "snapshot",
        description = "Writes a consistent copy of the database, for auditors or as a backup, also while a sync runs.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class SnapshotCommand implements Callable<Integer> {

    private final WorkingDirectory directory;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The copy; must not exist yet.")
    private Path file;

    SnapshotCommand(WorkingDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Integer call() throws IOException {
        Path copy = directory.resolve(file);
        Snapshot.requireNew(copy);
        Path database = directory.existingDatabase("to copy");
        AtomicBoolean written = new AtomicBoolean();
        try {
            Evidence.read(database, reader -> {
                Snapshot.write(reader, copy);
                written.set(true);
                return copy;
            });
        } catch (RuntimeException e) {
            if (written.get()) {
                Files.delete(copy); // what changed while it was copied is no evidence
            }
            throw e;
        }
        spec.commandLine().getErr().println("Snapshot written to " + copy);
        return ExitCode.OK;
    }
}

package org.iga4camel.cloudflare.runner;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.cache.DatabaseException;
import org.iga4camel.cloudflare.cache.Evidence;
import org.iga4camel.cloudflare.cache.Journal;
import org.iga4camel.cloudflare.cache.JournalVerdict;
import org.iga4camel.cloudflare.model.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves that nobody changed the journal, or tells where somebody did. */
@Command(
        name = "verify",
        description = "Reads the whole journal and tells whether a row was changed, taken away, put in or moved.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class JournalVerifyCommand implements Callable<Integer> {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final WorkingDirectory directory;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--head",
            paramLabel = "HASH",
            description = "A head that an earlier run told; it must still be in the journal.")
    private String head;

    JournalVerifyCommand(WorkingDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Integer call() {
        String kept = keptHead();
        Path database = directory.existingDatabase("with a journal");
        JournalVerdict verdict = Evidence.read(database, reader -> {
            Journal journal = new Journal(reader, reader);
            return kept == null ? journal.verify() : journal.verify(kept);
        });
        if (verdict.defect().isPresent()) {
            throw new DatabaseException(verdict.defect().get() + ".", null);
        }
        spec.commandLine()
                .getOut()
                .println("Journal of " + database + ": " + verdict.entries() + " entries, intact, head "
                        + verdict.head());
        return ExitCode.OK;
    }

    private String keptHead() {
        if (head == null) {
            return null;
        }
        String kept = head.strip().toLowerCase(Locale.ROOT);
        if (!HASH.matcher(kept).matches()) {
            throw new InvalidInputException(
                    "--head must be a hash that 'journal verify' told: 64 hexadecimal characters, not '" + head + "'.");
        }
        return kept;
    }
}

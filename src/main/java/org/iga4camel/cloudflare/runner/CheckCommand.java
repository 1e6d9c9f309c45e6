package org.iga4camel.cloudflare.runner;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.iga4camel.cloudflare.check.Checked;
import org.iga4camel.cloudflare.check.Finding;
import org.iga4camel.cloudflare.check.Identity;
import org.iga4camel.cloudflare.component.CloudflareIgaConstants;
import org.iga4camel.cloudflare.model.PlainText;
import org.iga4camel.cloudflare.settings.AccountSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells whose the credentials are, which permissions they have and which they lack. */
@Command(
        name = "check",
        description =
                "Tests the credentials and each permission, and tells whose they are and what they may do, without"
                        + " writing anything to Cloudflare.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class CheckCommand implements Callable<Integer> {

    private final WorkingDirectory directory;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--account",
            paramLabel = "ALIAS",
            description = "The account to check, by alias or account id; all when not given.")
    private String account;

    CheckCommand(WorkingDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Integer call() throws Exception {
        try (Standalone standalone = Standalone.forOneCommand(directory, (run, list, page, pages) -> {})) {
            int worst = ExitCode.OK;
            for (AccountSettings each : standalone.accounts(account)) {
                worst = ExitCode.worst(worst, check(standalone, each));
            }
            return worst;
        }
    }

    private int check(Standalone standalone, AccountSettings checked) {
        try {
            Checked found = standalone
                    .template()
                    .requestBodyAndHeader(
                            "direct:cloudflare-iga-check",
                            null,
                            CloudflareIgaConstants.ACCOUNT,
                            checked.alias(),
                            Checked.class);
            print(checked, found);
            return found.hasObstacle() ? ExitCode.REFUSED : ExitCode.OK;
        } catch (RuntimeException failure) {
            Failures.print(failure, spec.commandLine(), Logs.areVerbose());
            return ExitCode.of(failure);
        }
    }

    private void print(AccountSettings checked, Checked found) {
        PrintWriter out = spec.commandLine().getOut();
        Identity identity = found.identity();
        String called = identity.accountName().map(name -> " \"" + name + "\"").orElse("");
        tell(out, "Account " + checked.alias() + called + " (" + checked.accountId() + ")");
        tell(out, "  " + credential(identity));
        tell(out, "  " + validity(identity, Instant.now()));
        tell(out, "  " + writing(identity.writing()));
        for (Finding finding : found.findings()) {
            String use = finding.thing() + (finding.needed() ? "" : ", optional");
            String detail = finding.detail().isEmpty() ? "" : ": " + finding.detail();
            tell(out, String.format("  %-10s  %s (%s)%s", finding.state().words(), finding.permission(), use, detail));
        }
        out.flush();
    }

    private static void tell(PrintWriter out, String line) {
        out.println(PlainText.of(line));
    }

    private static String credential(Identity identity) {
        return identity.kind()
                + identity.name().map(name -> " \"" + name + "\"").orElse("")
                + identity.id().map(id -> " (" + id + ")").orElse("")
                + identity.owner().map(owner -> " of " + owner).orElse(", of whom Cloudflare does not tell");
    }

    private static String validity(Identity identity, Instant now) {
        return "Its status is " + identity.status().orElse("not told") + ", "
                + identity.expiresOn()
                        .map(end -> "it expires on " + end + left(end, now))
                        .orElse("no end is told");
    }

    private static String left(String end, Instant now) {
        try {
            return ", in " + Duration.between(now, Instant.parse(end)).toDays() + " days";
        } catch (DateTimeParseException e) {
            return "";
        }
    }

    private static String writing(Identity.Writing writing) {
        return switch (writing.state()) {
            case ALLOWED -> "It may write: it has " + writing.permission();
            case NOT_ALLOWED -> "It may only read: it lacks " + writing.permission();
            case UNKNOWN -> "Whether it may write is not known: nothing but writing would show it";
        };
    }
}

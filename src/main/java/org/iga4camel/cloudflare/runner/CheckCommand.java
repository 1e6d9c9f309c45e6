package org.iga4camel.cloudflare.runner;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.iga4camel.cloudflare.check.Finding;
import org.iga4camel.cloudflare.component.CloudflareIgaConstants;
import org.iga4camel.cloudflare.settings.AccountSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells which permissions the credentials have and which they lack. */
@Command(
        name = "check",
        description = "Tests the credentials and each permission, without writing anything to Cloudflare.",
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
            List<Finding> findings = List.of(standalone
                    .template()
                    .requestBodyAndHeader(
                            "direct:cloudflare-iga-check",
                            null,
                            CloudflareIgaConstants.ACCOUNT,
                            checked.alias(),
                            Finding[].class));
            print(checked, findings);
            return findings.stream().anyMatch(Finding::isObstacle) ? ExitCode.REFUSED : ExitCode.OK;
        } catch (RuntimeException failure) {
            Failures.print(failure, spec.commandLine(), Logs.areVerbose());
            return ExitCode.of(failure);
        }
    }

    private void print(AccountSettings checked, List<Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Account " + checked.alias() + " (" + checked.accountId() + ")");
        for (Finding finding : findings) {
            String use = finding.thing() + (finding.needed() ? "" : ", optional");
            String detail = finding.detail().isEmpty() ? "" : ": " + finding.detail();
            out.printf("  %-10s  %s (%s)%s%n", finding.state().words(), finding.permission(), use, detail);
        }
        out.flush();
    }
}

package org.iga4camel.cloudflare.runner;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** No command: runs until it is stopped. */
@Command(
        name = "camel-cloudflare-iga",
        description = {
            "Keeps a governed copy of a Cloudflare account's members, roles and role assignments in SQLite.",
            "Without a command it runs until it is stopped: it syncs at the start and on the schedule, and serves REST"
                    + " when a key is set (CLOUDFLARE_IGA_API_KEY)."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; of a sync, published",
            "1:a defect of this program or of the database",
            "2:bad configuration or a wrong command line",
            "3:Cloudflare refused: the credentials, or a permission that is missing",
            "4:not published: incomplete, held, or Cloudflare unreachable; the last good state is kept",
            "5:another sync of this account is running"
        },
        footerHeading = "%nSettings:%n",
        footer = {
            "  CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN are enough to begin; so are",
            "  cloudflare-iga.account-id and cloudflare-iga.token in the file",
            "  application.properties of the working directory. docs/configuration.md",
            "  describes every setting. HTTPS_PROXY and NO_PROXY, or Java's",
            "  -Dhttps.proxyHost, name a proxy."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {

    private final WorkingDirectory directory;

    RunCommand(WorkingDirectory directory) {
        this.directory = directory;
    }

    @Option(
            names = {"-v", "--verbose"},
            description = "Log more, and show stack traces.",
            scope = ScopeType.INHERIT)
    void verbose(boolean asked) {
        Logs.verbose(asked);
    }

    @Override
    public Integer call() throws Exception {
        try (Standalone standalone = Standalone.forLongRun(directory, Progress.onStandardError())) {
            standalone.run();
        }
        return ExitCode.OK;
    }
}

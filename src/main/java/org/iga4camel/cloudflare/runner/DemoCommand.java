package org.iga4camel.cloudflare.runner;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.report.ChangeFeed;
import org.iga4camel.cloudflare.report.Report;
import org.iga4camel.cloudflare.sync.SyncResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Syncs and shows the result: of the account that is configured, or else of a company in the sandbox. */
@Command(
        name = "demo",
        description = "Syncs and prints a report: of the account whose credentials are configured, or else of a small"
                + " company in the sandbox, a Cloudflare inside this process.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DemoCommand implements Callable<Integer> {

    private final WorkingDirectory directory;

    @Spec
    private CommandSpec spec;

    @Option(names = "--stay", description = "Go on syncing and print each change, until stopped.")
    private boolean stay;

    @Option(names = "--sandbox", description = "Use the sandbox although credentials are configured.")
    private boolean sandbox;

    @Option(names = "--all", description = "Leave nothing out of the report, however long it gets.")
    private boolean all;

    DemoCommand(WorkingDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Integer call() throws Exception {
        if (!sandbox && directory.hasCredentials()) {
            demonstrate(Stage.configured());
        } else {
            try (SandboxStage company = SandboxStage.open(directory, stay)) {
                demonstrate(company);
            }
        }
        return ExitCode.OK;
    }

    /** Where the demo takes place. */
    interface Stage {

        /** What is said first. */
        String title();

        /** Settings that win over the configured ones. */
        Map<String, String> settings();

        /** Lets something happen in the account; the sentences say what. Empty when that is not ours to decide. */
        Iterable<String> happenings();

        static Stage configured() {
            return new Stage() {
                @Override
                public String title() {
                    return "The configured Cloudflare account";
                }

                @Override
                public Map<String, String> settings() {
                    return Map.of();
                }

                @Override
                public Iterable<String> happenings() {
                    return List.of();
                }
            };
        }
    }

    private void demonstrate(Stage stage) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.println(stage.title());
        try (Standalone standalone = stay
                ? Standalone.forLongRun(directory, (run, list, page, pages) -> {}, stage.settings())
                : Standalone.forOneCommand(directory, (run, list, page, pages) -> {}, stage.settings())) {
            if (stay) {
                new DemoStay(standalone, stage, out, this::report).run();
            } else {
                once(standalone, stage, out);
            }
        }
    }

    private void once(Standalone standalone, Stage stage, PrintWriter out) {
        Statements reader = new Statements(standalone.mount().cache().reader());
        String account = standalone.settings().account(null).alias();
        ChangeFeed changes = new ChangeFeed(reader, account, out);
        sync(standalone, out);
        boolean happened = false;
        for (String sentence : stage.happenings()) {
            out.println(happened ? "  " + sentence : "\nThen a day passes in the company:\n  " + sentence);
            happened = true;
        }
        if (happened) {
            sync(standalone, out);
            out.println("\nThe second sync found these changes");
            changes.printNew();
        }
        report(reader, account, out).write();
        Path database = standalone.mount().cache().file();
        out.println();
        out.println("The database is " + database + ". Worth trying, with any SQLite client:");
        out.println(
                "  SELECT email, role_name, scope_key FROM role_assignments WHERE access = 'allow' ORDER BY email;");
        out.println("  SELECT email, first_seen_at FROM invitations;");
        out.println("  SELECT at, kind, email, role_id, before, after FROM changes ORDER BY id DESC LIMIT 20;");
        out.flush();
    }

    private Report report(Statements reader, String account, PrintWriter out) {
        return new Report(reader, account, out, Width.of(System.getenv("COLUMNS")), all);
    }

    private static void sync(Standalone standalone, PrintWriter out) {
        SyncResult run = standalone.template().requestBody("direct:cloudflare-iga-sync", null, SyncResult.class);
        out.println("Sync " + run.run() + ": " + run.status() + " with " + run.requests() + " requests to Cloudflare, "
                + run.changes() + " changes");
        run.warnings().forEach(warning -> out.println("  warning: " + warning));
        out.flush();
    }
}

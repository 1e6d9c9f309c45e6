package org.iga4camel.cloudflare.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.iga4camel.cloudflare.cache.RunRecord;
import org.iga4camel.cloudflare.component.CloudflareIgaConstants;
import org.iga4camel.cloudflare.gateway.GatewayClosedException;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.iga4camel.cloudflare.sync.SyncRunningException;
import org.iga4camel.cloudflare.sync.Syncs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Does one sync of an account, or of all accounts one after the other. */
@Command(
        name = "sync",
        description = "Does one sync and exits; the last line of standard output holds the run's figures as JSON.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class SyncCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(SyncCommand.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WorkingDirectory directory;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--account",
            paramLabel = "ALIAS",
            description = "The account to sync, by alias or account id; all when not given.")
    private String account;

    @Option(
            names = "--release",
            paramLabel = "RUN",
            description = "Publish what this held run would have taken away, if it still holds.")
    private String release;

    SyncCommand(WorkingDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Integer call() throws Exception {
        Progress progress = Progress.onStandardError();
        try (Standalone standalone = Standalone.forOneCommand(directory, progress)) {
            progress.budget(standalone.mount().gateway()::left);
            int worst = ExitCode.OK;
            for (AccountSettings each : accounts(standalone)) {
                worst = ExitCode.worst(worst, sync(standalone, each.alias(), progress));
            }
            return worst;
        }
    }

    private Collection<AccountSettings> accounts(Standalone standalone) {
        if (release != null && release.isBlank()) {
            throw new InvalidInputException("--release is empty: name the held run, or leave the option out.");
        }
        Collection<AccountSettings> accounts = standalone.accounts(account);
        if (release != null && accounts.size() > 1) {
            throw new InvalidInputException("--release needs --account, because there are several: "
                    + String.join(", ", standalone.settings().accounts().keySet()));
        }
        return accounts;
    }

    private int sync(Standalone standalone, String alias, Progress progress) {
        long before = standalone.mount().runs().last(alias).map(RunRecord::id).orElse(0L);
        Map<String, Object> headers = new HashMap<>();
        headers.put(CloudflareIgaConstants.ACCOUNT, alias);
        headers.put(CloudflareIgaConstants.WAIT_FOR, "0");
        if (release != null) {
            headers.put(CloudflareIgaConstants.RELEASE, release);
        }
        try {
            SyncResult result = standalone
                    .template()
                    .requestBodyAndHeaders("direct:cloudflare-iga-sync", null, headers, SyncResult.class);
            progress.end();
            result.warnings().forEach(LOG::warn);
            LOG.info("{}", result.summary());
            print(result);
            return ExitCode.OK;
        } catch (RuntimeException thrown) {
            progress.end();
            boolean stopped = standalone.mount().gateway().isClosed() && ExitCode.known(thrown) == null;
            RuntimeException failure = stopped ? new GatewayClosedException() : thrown;
            int code = ExitCode.of(failure);
            if (code == ExitCode.BAD_CONFIGURATION) {
                throw failure;
            }
            Failures.print(failure, spec.commandLine(), Logs.areVerbose());
            print(figures(standalone, alias, before, failure));
            return code;
        }
    }

    /** The run as it stands in the history, if the failure left one there. */
    private static Object figures(Standalone standalone, String alias, long before, RuntimeException failure) {
        return standalone
                .mount()
                .runs()
                .last(alias)
                .filter(run -> run.id() > before && !isRunning(failure))
                .<Object>map(Syncs::result)
                .orElseGet(() -> Map.of(
                        "account",
                        alias,
                        "status",
                        isRunning(failure) ? "running" : "failed",
                        "detail",
                        Failures.sentence(failure)));
    }

    private static boolean isRunning(RuntimeException failure) {
        return ExitCode.known(failure) instanceof SyncRunningException;
    }

    private void print(Object figures) {
        try {
            spec.commandLine().getOut().println(JSON.writeValueAsString(figures));
            spec.commandLine().getOut().flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Figures cannot be written as JSON", e);
        }
    }
}

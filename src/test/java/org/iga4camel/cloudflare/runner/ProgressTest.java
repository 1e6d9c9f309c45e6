package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

    @TempDir
    Path directory;

    @Test
    void aTerminalShowsListPagesAndBudgetInOneLineThatIsWrittenOver() throws Exception {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        AtomicLong days = new AtomicLong();
        Instant now = Instant.now();
        // every look at this clock is a day after the one before
        InstantSource later = () -> now.plus(Duration.ofDays(days.incrementAndGet()));
        Progress progress = new Progress(new PrintStream(terminal, true, StandardCharsets.UTF_8), later);
        SyncResult result;
        try (RunnerFixture runner = new RunnerFixture(directory)) {
            runner.account().populate(120, 3);
            try (Standalone standalone = Standalone.forOneCommand(new WorkingDirectory(directory), progress)) {
                progress.budget(account -> 777);

                result = standalone.template().requestBody("direct:cloudflare-iga-sync", null, SyncResult.class);
            }
        }
        progress.end();

        assertThat(result.status()).isEqualTo("published");
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .startsWith("\r\u001b[KAccount default: roles, page 1 of ")
                .contains("members, page 1 of 3, 777 requests left in the budget")
                .doesNotContain("\n")
                .endsWith("\r\u001b[K");
    }
}

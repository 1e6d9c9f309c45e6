package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.anyRequest;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a sync leaves traces, its token is not in them, whatever went wrong. */
class SecretsTest {

    @TempDir
    Path directory;

    @RegisterExtension
    private final Traces left = new Traces();

    @Test
    void noTraceOfASyncHoldsTheTokenWhateverGoesWrong() throws Exception {
        List<String> traces = new ArrayList<>();
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(120, 7);
            var faults = fixture.sandbox().faults();
            faults.on(requestMatching("GET", "/roles")).then(Fault.status(503));
            faults.on(requestMatching("GET", "/members")).then(Fault.throttled(Duration.ZERO));
            faults.on(requestMatching("GET", "/members")).then(Fault.resetAfterApplying());
            faults.on(requestMatching("GET", "/members")).then(Fault.truncatedJson());
            fixture.sync();
            for (Fault lasting :
                    List.of(Fault.status(401), Fault.status(403), Fault.html(502), Fault.unsuccessful(7003))) {
                faults.clear();
                faults.on(anyRequest()).forever().then(lasting);
                traces.add(Traces.of(fixture.failingSync()));
            }

            traces.add(fixture.query("SELECT * FROM sync_runs").toString());
            traces.addAll(Traces.of(directory));
        }
        traces.addAll(Traces.of(directory));
        traces.addAll(left.logged());

        assertThat(left.logged())
                .as("a log that says nothing would prove nothing")
                .isNotEmpty();
        assertThat(traces)
                .hasSizeGreaterThan(8)
                .allSatisfy(trace -> assertThat(trace.contains(SyncFixture.TOKEN))
                        .as("the token is in: " + trace.substring(0, Math.min(300, trace.length())))
                        .isFalse());
    }
}

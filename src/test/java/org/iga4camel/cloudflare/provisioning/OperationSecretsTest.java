package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.anyRequest;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Wherever an operation leaves traces, the secret is not in them, not even when Cloudflare repeats it. */
class OperationSecretsTest {

    private static final Logger OURS = (Logger) LoggerFactory.getLogger("org.iga4camel");
    private static final String KEY = "the-global-key-of-somebody";

    @TempDir
    Path directory;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        OURS.setLevel(Level.DEBUG);
        OURS.setAdditive(false);
        OURS.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        OURS.detachAppender(log);
        OURS.setAdditive(true);
        OURS.setLevel(null);
    }

    /** An error whose message repeats the credential, as an echoing gateway would send it. */
    private static Fault echo(String secret) {
        return call -> Fault.editing(body -> ((ObjectNode) body.path("errors").path(0))
                        .put("message", "Bad header 'Bearer " + secret + "' or \"" + secret + "\""))
                .answer(call);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noTraceOfAnOperationHoldsTheSecretWhateverGoesWrong(boolean globalKey) throws Exception {
        String secret = globalKey ? KEY : SyncFixture.TOKEN;
        Map<String, String> settings = new HashMap<>();
        if (globalKey) {
            settings.put("cloudflare-iga.token", "");
            settings.put("cloudflare-iga.email", "helena@example.com");
            settings.put("cloudflare-iga.global-key", KEY);
        }
        List<String> traces = new ArrayList<>();
        try (ProvisioningFixture fixture = ProvisioningFixture.on(directory, settings)) {
            fixture.sandbox().addGlobalKey("helena@example.com", KEY);
            String ada =
                    fixture.account().add("ada@example.com", fixture.account().roleId("Billing"));
            fixture.sync();
            traces.add(
                    fixture.ask("grant", Map.of("memberId", ada, "role", "DNS")).toString());
            var faults = fixture.sandbox().faults();
            for (int status : List.of(400, 401, 403, 404, 500)) {
                faults.clear();
                faults.on(anyRequest()).forever().then(echo(secret));
                faults.on(anyRequest()).forever().then(Fault.status(status, 7777));
                traces.add(stack(fixture.failing("remove", Map.of("memberId", ada))));
            }
            for (String method : List.of("PUT", "DELETE")) {
                faults.clear();
                faults.on(requestMatching(method, "/members/" + ada)).forever().then(echo(secret));
                faults.on(requestMatching(method, "/members/" + ada)).forever().then(Fault.status(400, 1001));
                traces.add(stack(fixture.failing(
                        method.equals("PUT") ? "revoke" : "remove",
                        method.equals("PUT") ? Map.of("memberId", ada, "role", "DNS") : Map.of("memberId", ada))));
            }
            traces.add(fixture.fixture().query("SELECT * FROM operation_entry").toString());
            traces.addAll(files());
        }
        traces.addAll(files());
        traces.addAll(
                List.copyOf(log.list).stream().map(OperationSecretsTest::text).toList());

        assertThat(String.join("\n", traces)).contains("Bad header 'Bearer *****'");
        assertThat(traces)
                .hasSizeGreaterThan(9)
                .allSatisfy(trace -> assertThat(trace.contains(secret))
                        .as("the secret is in: " + trace.substring(0, Math.min(300, trace.length())))
                        .isFalse());
    }

    private static String stack(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String text(ILoggingEvent event) {
        String stack = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getLoggerName() + " " + event.getFormattedMessage() + "\n" + stack;
    }

    /** The database with all that SQLite keeps beside it. */
    private List<String> files() throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                contents.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}

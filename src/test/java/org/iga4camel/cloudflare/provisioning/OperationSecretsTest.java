package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.anyRequest;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.iga4camel.cloudflare.sync.Traces;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever an operation leaves traces, the secret is not in them, not even when Cloudflare repeats it. */
class OperationSecretsTest {

    private static final String KEY = "the-global-key-of-somebody";

    @TempDir
    Path directory;

    @RegisterExtension
    private final Traces left = new Traces();

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
                traces.add(Traces.of(fixture.failing("remove", Map.of("memberId", ada))));
            }
            for (String method : List.of("PUT", "DELETE")) {
                faults.clear();
                faults.on(requestMatching(method, "/members/" + ada)).forever().then(echo(secret));
                faults.on(requestMatching(method, "/members/" + ada)).forever().then(Fault.status(400, 1001));
                traces.add(Traces.of(fixture.failing(
                        method.equals("PUT") ? "revoke" : "remove",
                        method.equals("PUT") ? Map.of("memberId", ada, "role", "DNS") : Map.of("memberId", ada))));
            }
            traces.add(fixture.fixture().query("SELECT * FROM operation_entry").toString());
            traces.addAll(Traces.of(directory));
        }
        traces.addAll(Traces.of(directory));
        traces.addAll(left.logged());

        assertThat(String.join("\n", traces)).contains("Bad header 'Bearer *****'");
        assertThat(traces)
                .hasSizeGreaterThan(9)
                .allSatisfy(trace -> assertThat(trace.contains(secret))
                        .as("the secret is in: " + trace.substring(0, Math.min(300, trace.length())))
                        .isFalse());
    }
}

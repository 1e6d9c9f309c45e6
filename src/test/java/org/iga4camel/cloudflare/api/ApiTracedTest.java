package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.Map;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A host in which Camel traces every message reads every body for its log, before the answer is sent. */
class ApiTracedTest {

    private static final Logger TRACER = (Logger) LoggerFactory.getLogger("org.apache.camel.Tracing");

    @TempDir
    Path directory;

    @BeforeEach
    void traceForNobody() {
        TRACER.setAdditive(false);
        TRACER.setLevel(Level.INFO);
    }

    @AfterEach
    void traceAsBefore() {
        TRACER.setLevel(null);
        TRACER.setAdditive(true);
    }

    @Test
    void answersAreWholeWhateverIsLogged() throws Exception {
        try (ApiFixture api = new ApiFixture(directory, Map.of("camel.main.tracing", "true"))) {
            String member = api.account().add("jörg@example.com", api.account().roleId("Billing"));
            api.sync();

            Answer list = api.get("members");
            Answer one = api.get("members/" + member);
            Answer none = api.get("members/" + "0".repeat(32));

            assertThat(list.items()).hasSize(1);
            assertThat(one.body().path("email").asText()).isEqualTo("jörg@example.com");
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.body().path("detail").asText()).isNotEmpty();
        }
    }
}

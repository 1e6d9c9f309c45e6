package org.example.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A guard that is misspelt, or written as Spring writes lists, is no guard: it stops the start. */
class WrongSettingsTest {

    @TempDir
    Path directory;

    private ConfigurableApplicationContext hub(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--HUB_CLOUDFLARE_TOKEN=a-token-for-tests",
                "--HUB_REST_KEY=a-key-for-tests-0123456789",
                "--hub.archive=" + directory,
                "--cloudflare-iga.base-url=http://127.0.0.1:1",
                "--cloudflare-iga.database=" + directory.resolve("cache.db")));
        arguments.addAll(List.of(settings));
        return new SpringApplicationBuilder(Hub.class).run(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "--cloudflare-iga.protcted=ada@example.com, did you mean cloudflare-iga.protected?",
        "--cloudflare-iga.allowedDomain=example.com, did you mean cloudflare-iga.allowed-domains?",
        "--cloudflare-iga.account.prod.token=x, names an account that is not in cloudflare-iga.accounts",
        "--cloudflare-iga.protected[0]=ada@example.com, 'The setting ''cloudflare-iga.protected'' is written as a list'",
    })
    void aSettingThatWouldDoNothingStopsTheStart(String setting, String sentence) {
        assertThatThrownBy(() -> hub(setting))
                .rootCause()
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void partsThatAreAListDoNotMountNothingWithoutAWord() {
        assertThatThrownBy(() -> hub("--cloudflare-iga.mount=", "--cloudflare-iga.mount[0]=sync"))
                .rootCause()
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'cloudflare-iga.mount' is written as a list");
    }

    @Test
    void aSettingInAnotherSpellingOfSpringIsKnown() {
        try (ConfigurableApplicationContext hub = hub("--cloudflareIga.holdRows=20", "--cloudflare_iga.fresh_within=2h")) {
            assertThat(hub.getBean(CamelContext.class).getStatus().isStarted()).isTrue();
        }
    }
}

package org.iga4camel.cloudflare.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.LifecycleStrategySupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Camel prints at start-up which properties it resolved: secrets must not be readable there. */
class CamelSettingsMaskingTest {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void record() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
    }

    @AfterEach
    void stopRecording() {
        root.detachAppender(log);
        root.setLevel(before);
    }

    @Test
    void noSecretStandsInCamelsStartUpLogNotEvenWhereAHostResolvesItItself() throws Exception {
        Main main = new Main(CamelSettingsMaskingTest.class);
        main.configure().setAutoConfigurationLogSummary(true);
        main.addInitialProperty("camel.main.additionalSensitiveKeywords", "hostword");
        main.addInitialProperty("host.hostword", "unmasked-host");
        main.addInitialProperty("cloudflare-iga.accounts", "default,prod");
        main.addInitialProperty("cloudflare-iga.account-id", Given.ID);
        main.addInitialProperty("cloudflare-iga.token", "unmasked-token");
        main.addInitialProperty("cloudflare-iga.email", "ann@example.org");
        main.addInitialProperty("cloudflare-iga.rest-key", "unmasked-rest-key-of-everybody");
        main.addInitialProperty("cloudflare-iga.rest-keys", "audit:read:unmasked-rest-key-of-audit");
        main.addInitialProperty("cloudflare-iga.account.prod.account-id", Given.OTHER_ID);
        main.addInitialProperty("cloudflare-iga.account.prod.global-key", "unmasked-key");
        main.addMainListener(new Mount());

        main.start();
        main.stop();

        assertThat(lines())
                .contains("cloudflare-iga.token = xxxxxx")
                .contains("cloudflare-iga.rest-key = xxxxxx")
                .contains("cloudflare-iga.rest-keys = xxxxxx")
                .contains("cloudflare-iga.account.prod.global-key = xxxxxx")
                .contains("host.hostword = xxxxxx")
                .contains("cloudflare-iga.email = ann@example.org")
                .doesNotContain("unmasked");
    }

    @Test
    void noSecretOfTheComponentStandsInCamelsListOfWhatItHasSet(@TempDir Path directory) throws Exception {
        Path properties = Files.writeString(directory.resolve("hub.properties"), """
                camel.main.additionalSensitiveKeywords = hostword
                camel.component.cloudflare-iga.accountId = %s
                camel.component.cloudflare-iga.token = unmasked-token
                camel.component.cloudflare-iga.globalKey = unmasked-key
                """.formatted(Given.ID));
        Main main = new Main();
        main.configure().setAutoConfigurationLogSummary(true);
        main.setPropertyPlaceholderLocations("file:" + properties);

        main.start();
        main.stop();

        assertThat(lines())
                .contains("camel.component.cloudflare-iga.accountId = " + Given.ID)
                .contains("camel.component.cloudflare-iga.token = xxxxxx")
                .contains("camel.component.cloudflare-iga.globalKey = xxxxxx")
                .doesNotContain("unmasked");
    }

    private String lines() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .collect(Collectors.joining("\n"));
    }

    /** Does what a mounted component does, at the moment it does it. */
    private static final class Mount extends MainListenerSupport {

        @Override
        public void beforeInitialize(BaseMainSupport main) {
            main.getCamelContext().addLifecycleStrategy(new LifecycleStrategySupport() {
                @Override
                public void onContextInitializing(CamelContext context) {
                    CamelSettings.registerSecrets(context);
                    CamelSettings.of(context, Map.of());
                    context.resolvePropertyPlaceholders("{{host.hostword}}");
                    context.resolvePropertyPlaceholders("{{cloudflare-iga.email}}");
                    context.resolvePropertyPlaceholders("{{cloudflare-iga.token}} {{cloudflare-iga.rest-key}}"
                            + " {{cloudflare-iga.rest-keys}} {{cloudflare-iga.account.prod.global-key}}");
                }
            });
        }
    }
}

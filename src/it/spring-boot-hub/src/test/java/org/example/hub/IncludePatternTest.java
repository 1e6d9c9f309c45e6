package org.example.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.iga4camel.cloudflare.component.CloudflareIgaComponent;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** What the hub's include pattern loads is mounted, with settings from a component that is a bean. */
class IncludePatternTest {

    private static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "a-token-for-tests";

    @TempDir
    Path directory;

    private SandboxServer cloudflare;

    /** The hub's other properties come from its {@code application.yaml}; these win over them. */
    static final class Component {

        @Bean("cloudflare-iga")
        CloudflareIgaComponent cloudflareIga(@Value("${test.base-url}") String baseUrl) {
            CloudflareIgaComponent component = new CloudflareIgaComponent();
            component.setToken("{{vault.token}}");
            component.setBaseUrl(baseUrl);
            return component;
        }
    }

    @BeforeEach
    void startCloudflare() throws Exception {
        Sandbox sandbox = new Sandbox(1);
        SandboxAccount account = sandbox.addAccount(ACCOUNT, "Example");
        account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
        sandbox.addToken(TOKEN, Set.of("Account Settings Read", "Account Settings Write"), ACCOUNT);
        cloudflare = SandboxServer.start(sandbox);
    }

    @AfterEach
    void stopCloudflare() {
        cloudflare.close();
    }

    private ConfigurableApplicationContext hub(String pattern, String mount) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--HUB_CLOUDFLARE_TOKEN=of-somebody-else",
                "--HUB_REST_KEY=a-key-for-tests-0123456789",
                "--hub.archive=" + directory,
                "--vault.token=" + TOKEN,
                "--test.base-url=" + cloudflare.baseUrl(),
                "--cloudflare-iga.database=" + directory.resolve("cache.db"),
                "--cloudflare-iga.mount=" + mount,
                "--camel.main.routes-include-pattern=" + pattern));
        return new SpringApplicationBuilder(Hub.class, Component.class).run(arguments.toArray(String[]::new));
    }

    private static SyncResult sync(ConfigurableApplicationContext hub) {
        return hub.getBean(ProducerTemplate.class).requestBody("direct:cloudflare-iga-sync", null, SyncResult.class);
    }

    @Test
    void whatThePatternLoadsIsMounted() {
        String pattern = "classpath:cloudflare-iga/routes/sync.camel.yaml,"
                + "classpath:cloudflare-iga/routes/provisioning.camel.yaml,classpath:camel/*.camel.yaml";
        ConfigurableApplicationContext hub = hub(pattern, "");
        try {
            assertThat(sync(hub).members()).isEqualTo(1);
            assertThat(hub.getBean(CamelContext.class).getRoute("cloudflare-iga-schedule-default"))
                    .isNull();
        } finally {
            hub.close();
        }
    }

    @Test
    void anEditedCopyIsNotReplacedByThePackagedFile() throws Exception {
        String routes;
        try (var packaged = getClass().getResourceAsStream("/cloudflare-iga/routes/read.camel.yaml")) {
            routes = new String(packaged.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        Path copy = directory.resolve("my-read.camel.yaml");
        Files.writeString(copy, routes.replaceFirst("description: .*", "description: as this company does it"));
        ConfigurableApplicationContext hub = hub("file:" + copy + ",classpath:camel/*.camel.yaml", "provisioning");
        try {
            assertThat(hub.getBean(CamelContext.class)
                            .getRoute("cloudflare-iga-members")
                            .getDescription())
                    .isEqualTo("as this company does it");
            assertThat(hub.getBean(CamelContext.class).getRoute("cloudflare-iga-invite"))
                    .isNotNull();
        } finally {
            hub.close();
        }
    }
}

package org.iga4camel.cloudflare.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.iga4camel.cloudflare.changes.ChangesFile;
import org.iga4camel.cloudflare.model.Position;
import org.iga4camel.cloudflare.samples.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes that the pages show take changes as they stand there. */
class ChangesExampleTest {

    @Test
    void theRouteOfThePageArchivesWhatIsGivenAndTaken(@TempDir Path directory) throws Exception {
        List<String> archive = new CopyOnWriteArrayList<>();
        try (ChangesFile file = new ChangesFile(directory.resolve("cache.db"));
                ChangesHub hub = new ChangesHub(directory.resolve("cache.db"))) {
            file.published().members(1, 1);
            PluginHelper.getRoutesLoader(hub.context())
                    .loadRoutes(ResourceHelper.fromString(
                            "siem.yaml", Sample.of("docs/use-in-a-hub.md", "React to changes", "yaml")));
            hub.start(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:archive")
                            .process(exchange ->
                                    archive.add((String) exchange.getMessage().getBody()));
                }
            });
            await().until(() -> file.consumer("siem").position() instanceof Position.After);
            file.publish(ChangesFile.ACCOUNT, "member.removed");
            file.publish(ChangesFile.ACCOUNT, "role.revoked");

            await().until(() -> archive.size() == 2);
        }
        assertThat(archive.get(0)).contains("\"kind\":\"role.granted\"", "\"cause\":\"snapshot\"");
        assertThat(archive.get(1)).contains("\"kind\":\"role.revoked\"", "\"id\":2");
    }

    @Test
    void theRouteOfTheReadmeTakesLeavers(@TempDir Path directory) throws Exception {
        try (ChangesFile file = new ChangesFile(directory.resolve("cache.db"));
                ChangesHub hub = new ChangesHub(directory.resolve("cache.db"))) {
            file.published();
            hub.start(new RouteBuilder() {
                @Override
                public void configure() throws Exception {
                    PluginHelper.getRoutesLoader(hub.context())
                            .loadRoutes(ResourceHelper.fromString(
                                    "leavers.yaml", Sample.of("README.md", "Use it in a Camel integration", "yaml")));
                }
            });
            await().until(() -> file.consumer("leavers") != null);
            long id = file.publish(ChangesFile.ACCOUNT, "member.removed");

            await().untilAsserted(() ->
                    assertThat(file.consumer("leavers").position()).isEqualTo(new Position.After(id)));
        }
    }
}

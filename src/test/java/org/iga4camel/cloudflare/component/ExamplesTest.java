package org.iga4camel.cloudflare.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.samples.Sample;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation shows works as it stands there. */
class ExamplesTest {

    private ComponentFixture fixture;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ComponentFixture.on(directory);
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private void load(String name, String routes) throws Exception {
        CamelContext context = fixture.hub().context();
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name, routes));
    }

    private void requireInvitation() {
        OperationResult result = (OperationResult)
                fixture.ask("direct:joiner", "somebody's own", Map.of("mail", "new@example.com", "ticket", "HR-7"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.account().grants(result.memberId())).hasSize(2);
        assertThat(fixture.last()).containsEntry("reference", "HR-7").containsEntry("requested_by", "hr");
    }

    @Test
    void theExampleInYamlInvites() throws Exception {
        load("joiner.yaml", Sample.of("docs/component.md", "Examples", "yaml"));

        requireInvitation();
    }

    @Test
    void theExampleInXmlInvites() throws Exception {
        load("joiner.xml", Sample.of("docs/component.md", "Examples", "xml"));

        requireInvitation();
    }

    @Test
    void theExampleInJavaInvites() throws Exception {
        assertThat(Files.readString(Path.of("src/test/java/org/iga4camel/cloudflare/component/JoinerRoutes.java")))
                .containsIgnoringWhitespaces(Sample.of("docs/component.md", "Examples", "java"));
        fixture.hub().context().addRoutes(new JoinerRoutes());

        requireInvitation();
    }

    @Test
    void theExampleOfTheReadmeReviewsEveryRoleAssignment() throws Exception {
        load("review.yaml", Sample.of("docs/use-in-a-hub.md", "Ask endpoints", "yaml"));

        Object reviewed = fixture.ask("direct:review", Map.of());

        assertThat(reviewed)
                .asString()
                .contains(
                        "ada@example.com: allow Analytics on com.cloudflare.api.account." + SyncFixture.ACCOUNT + "\n")
                .endsWith("\n");
    }
}

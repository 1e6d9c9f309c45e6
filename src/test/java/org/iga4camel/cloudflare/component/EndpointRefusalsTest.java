package org.iga4camel.cloudflare.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.NeverPublishedException;
import org.iga4camel.cloudflare.model.NotThereException;
import org.iga4camel.cloudflare.model.UnknownAccountException;
import org.iga4camel.cloudflare.provisioning.UnknownRoleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said in one sentence, at the start where it can be known there. */
class EndpointRefusalsTest {

    /** Its account {@code europe} was never synced. */
    private static ComponentFixture neverSynced;

    @BeforeAll
    static void begin(@TempDir Path directory) throws Exception {
        neverSynced = ComponentFixture.withEurope(directory);
    }

    @AfterAll
    static void end() {
        neverSynced.close();
    }

    private static RouteBuilder hub(String endpoint) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hub").to(endpoint);
            }
        };
    }

    @Test
    void anUnknownOperationStopsTheStart() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(hub("cloudflare-iga:mebmers"));

            assertThatThrownBy(context::start)
                    .rootCause()
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "cloudflare-iga:mebmers is not known: the operation must be one of sync, members, member,"
                                    + " roles, roleAssignments, objects, object, invite, remove, grant, revoke, reinvite, operations, operation,"
                                    + " changes");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHANGES")
    void routesThatAreNotMountedStopTheStart(CloudflareIgaOperation operation) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(hub("cloudflare-iga:" + operation.text()));

            assertThatThrownBy(context::start)
                    .rootCause()
                    .isInstanceOf(NotMountedException.class)
                    .hasMessageStartingWith("The routes of cloudflare-iga:" + operation.text()
                            + " are not mounted: set cloudflare-iga.mount = sync");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHANGES")
    void onlyChangesGiveOutMessages(CloudflareIgaOperation operation) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("cloudflare-iga:" + operation.text()).to("log:hub");
                }
            });

            assertThatThrownBy(context::start)
                    .rootCause()
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("cloudflare-iga:" + operation.text()
                            + " takes messages and gives out none: use it in 'to'");
        }
    }

    @Test
    void changesTakeNoMessages() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(hub("cloudflare-iga:changes"));

            assertThatThrownBy(context::start)
                    .rootCause()
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("cloudflare-iga:changes gives out messages and takes none: use it in 'from'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members",
                "members?streaming=true",
                "member",
                "roles",
                "roleAssignments",
                "roleAssignments?streaming=true"
            })
    void anAccountThatWasNeverPublishedHasNoEmptyState(String question) throws Exception {
        String endpoint = "cloudflare-iga:" + question + (question.contains("?") ? "&" : "?") + "account=europe";

        Map<String, Object> headers =
                question.startsWith("member") ? Map.of(CloudflareIgaConstants.EMAIL, "ada@example.com") : Map.of();
        assertThat(neverSynced.failing(endpoint, headers))
                .isInstanceOf(NeverPublishedException.class)
                .hasMessageStartingWith("Nothing of account europe was published yet");
    }

    @ParameterizedTest
    @CsvSource({
        "members, role, Super Admin, account default has no such role",
        "roleAssignments, role, Super Admin, account default has no such role",
        "roleAssignments?streaming=true, role, Super Admin, account default has no such role",
        "members, status, activ, which nothing has",
        "operations, status, done, which nothing has",
        "operations, kind, delete, which nothing has"
    })
    void aWordThatNothingHasIsNotAnsweredWithNothing(String question, String filter, String word, String why) {
        String header = "CloudflareIga" + Character.toUpperCase(filter.charAt(0)) + filter.substring(1);

        assertThat(neverSynced.failing("cloudflare-iga:" + question, Map.of(header, word)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("The filter " + filter + " is '" + word + "'")
                .hasMessageContaining(why);
    }

    @Test
    void aHeaderOfOursThatIsMisspeltIsRefusedAndNothingIsDone(@TempDir Path directory) throws Exception {
        try (ComponentFixture fixture = ComponentFixture.on(directory)) {
            Map<String, Object> headers = Map.of(
                    CloudflareIgaConstants.EMAIL,
                    "ada@example.com",
                    "CloudflareIgaScop",
                    "com.cloudflare.api.account.zone." + "a".repeat(32));

            assertThat(fixture.failing("cloudflare-iga:grant?role=DNS", headers))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("There is no header CloudflareIgaScop: correct its name, or take it off the message");
            assertThat(fixture.requests()).isEmpty();
        }
    }

    @Test
    void everyHeaderThatIsDocumentedIsKnown() throws Exception {
        List<Object> documented = new ArrayList<>();
        for (Field field : CloudflareIgaConstants.class.getFields()) {
            if (!field.getName().equals("PREFIX")) {
                documented.add(field.get(null));
            }
        }

        assertThat(documented).containsExactlyInAnyOrderElementsOf(CloudflareIgaConstants.all());
    }

    @Test
    void whatIsMissingOrUnknownInAMessageHasATypeOfItsOwn(@TempDir Path directory) throws Exception {
        try (ComponentFixture fixture = ComponentFixture.on(directory)) {
            assertThat(fixture.failing("cloudflare-iga:grant?role=DNS", Map.of()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("The member is missing: grant needs the field memberId or email");
            assertThat(fixture.failing("cloudflare-iga:grant", Map.of(CloudflareIgaConstants.EMAIL, "ada@example.com")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("The field roles is missing: grant needs at least one role");
            assertThat(fixture.failing(
                            "cloudflare-iga:grant?role=Nonsense",
                            Map.of(CloudflareIgaConstants.EMAIL, "ada@example.com")))
                    .isInstanceOf(UnknownRoleException.class);
            assertThat(fixture.failing("cloudflare-iga:member", Map.of()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("The member is missing: the field memberId or email says who is meant");
            assertThat(fixture.failing(
                            "cloudflare-iga:member", Map.of(CloudflareIgaConstants.EMAIL, "nobody@example.com")))
                    .isInstanceOf(NotThereException.class);
            assertThat(fixture.failing("cloudflare-iga:operation", Map.of()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("The field operationId is missing: say which operation is meant");
            assertThat(fixture.failing(
                            "cloudflare-iga:operation", Map.of(CloudflareIgaConstants.OPERATION_ID, "f".repeat(32))))
                    .isInstanceOf(NotThereException.class);
            assertThat(fixture.failing("cloudflare-iga:members?account=asia", Map.of()))
                    .isInstanceOf(UnknownAccountException.class);
            assertThat(fixture.failing("cloudflare-iga:sync?account=asia", Map.of()))
                    .isInstanceOf(UnknownAccountException.class);
        }
    }
}

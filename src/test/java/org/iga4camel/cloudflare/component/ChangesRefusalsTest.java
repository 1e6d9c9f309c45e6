package org.iga4camel.cloudflare.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.model.UnknownAccountException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A consumer that cannot work stops the start and says why. */
class ChangesRefusalsTest {

    private static RouteBuilder route(String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("cloudflare-iga:changes" + options).to("log:hub");
            }
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                  | consumer must name who takes the changes
            ?consumer=a/b                       | it is 'a/b'
            ?consumer=siem&kinds=role.taken     | no kind of change: use member.added, member.updated
            ?consumer=siem&startFrom=yesterday  | use one of now, beginning, snapshot
            ?consumer=siem&maxBatch=0           | use a number from 1 to 10000
            ?consumer=siem&role=DNS             | The option role is none of cloudflare-iga:changes
            """)
    void anOptionThatIsMissingOrWrongStopsTheStart(String options, String sentence, @TempDir Path directory) {
        try (ChangesHub hub = new ChangesHub(directory.resolve("cache.db"))) {
            assertThatThrownBy(() -> hub.start(route(options)))
                    .rootCause()
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(sentence);
        }
    }

    @Test
    void anAccountThatIsNotConfiguredStopsTheStart(@TempDir Path directory) {
        try (ChangesHub hub = new ChangesHub(directory.resolve("cache.db"))) {
            assertThatThrownBy(() -> hub.start(route("?consumer=siem&account=asia")))
                    .rootCause()
                    .isInstanceOf(UnknownAccountException.class);
        }
    }

    @Test
    void twoRoutesThatTakeDifferentKindsUnderOneNameStopTheStart(@TempDir Path directory) {
        try (ChangesHub hub = new ChangesHub(directory.resolve("cache.db"))) {
            assertThatThrownBy(() -> hub.start(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("cloudflare-iga:changes?consumer=siem&kinds=role.granted")
                                    .routeId("given")
                                    .to("log:hub");
                            from("cloudflare-iga:changes?consumer=siem&account=eu&kinds=role.revoked")
                                    .to("log:hub");
                            from("cloudflare-iga:changes?consumer=siem&account=prod&kinds=role.revoked")
                                    .to("log:hub");
                        }
                    }))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "The route given takes other kinds of changes as consumer 'siem' of account prod, and what"
                                    + " one of two routes passes the other never gets: give each a name of its own");
        }
    }

    @Test
    void changesCannotBePolledForTheyWouldBeTakenBeforeAnybodyDealtWithThem(@TempDir Path directory) throws Exception {
        try (ChangesHub hub = new ChangesHub(directory.resolve("cache.db")).start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hub").pollEnrich("cloudflare-iga:changes?consumer=siem", 100);
            }
        })) {
            Exception failure = hub.context()
                    .createProducerTemplate()
                    .request("direct:hub", asked -> {})
                    .getException();

            assertThat(failure)
                    .rootCause()
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("cloudflare-iga:changes cannot be polled, for a change counts as taken when a route has"
                            + " completed it: use it in 'from'");
        }
    }

    @Test
    void withoutAMountThereIsNothingToConsume() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(route("?consumer=siem"));

            assertThatThrownBy(context::start)
                    .rootCause()
                    .isInstanceOf(NotMountedException.class)
                    .hasMessageContaining("cloudflare-iga.mount = sync");
        }
    }
}

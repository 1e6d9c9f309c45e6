package org.iga4camel.cloudflare.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.routes.RouteFiles.Route;
import org.iga4camel.cloudflare.routes.RouteFiles.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In a host all routes, variables, beans and endpoints share one namespace, and people read routes before code. */
class RouteRulesTest {

    private static final String PREFIX = "cloudflare-iga-";
    private static final int LONGEST_EXPRESSION = 140;

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{variable\\.([A-Za-z0-9]+)");
    private static final Pattern OUR_ENDPOINT = Pattern.compile("(?:direct|seda):(.*)");

    static List<Route> routes() {
        return RouteFiles.routes();
    }

    static List<Path> files() {
        return RouteFiles.all();
    }

    @Test
    void noTwoRoutesOrStepsShareAnId() {
        List<String> ids = new ArrayList<>();
        for (Route route : routes()) {
            ids.add(route.id());
            route.steps().forEach(step -> ids.add(step.id()));
        }

        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteHasAPrefixedIdAndSaysWhatItDoesInOneSentence(Route route) {
        assertThat(route.id()).startsWith(PREFIX);
        assertThat(route.definition().path("description").asText())
                .endsWith(".")
                .hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyStepHasAnIdUnderItsRoutes(Route route) {
        assertThat(route.steps())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.id())
                        .as(step.name() + " " + step.definition())
                        .startsWith(route.id() + "/")
                        .matches("[a-z0-9-]+/[a-z0-9-]+"));
    }

    @Test
    void aRouteThatHandlesFailuresDoesNotDoSoWithTheHostsErrorHandler() {
        assertThat(routes())
                .filteredOn(route -> route.definition().has("routeConfigurationId"))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.definition().has("errorHandler"))
                        .as(route.id())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("files")
    void noExpressionIsLongerThanALine(Path file) throws IOException {
        assertThat(Files.readAllLines(file))
                .filteredOn(line -> !line.startsWith("#") && !line.strip().startsWith("- {"))
                .extracting(line -> line.replaceFirst("^[- ]*[A-Za-z.]+: ", "").strip())
                .allSatisfy(value -> assertThat(value).hasSizeLessThanOrEqualTo(LONGEST_EXPRESSION));
    }

    @ParameterizedTest
    @MethodSource("files")
    void variablesThatAreReadArePrefixed(Path file) throws IOException {
        Matcher read = VARIABLE.matcher(Files.readString(file));

        assertThat(read.results().map(result -> result.group(1)))
                .allSatisfy(name -> assertThat(name).startsWith("cloudflareIga"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void variablesBeansAndEndpointsOfARouteArePrefixed(Route route) {
        assertThat(route.from().path("uri").asText())
                .matches("(direct:" + PREFIX + "|cloudflare-iga-quartz:|rest:|platform-http:).*");
        for (Step step : route.steps()) {
            JsonNode definition = step.definition();
            if (step.name().equals("setVariable")) {
                assertThat(definition.path("name").asText()).as(step.id()).startsWith("cloudflareIga");
            }
            for (JsonNode bean : definition.findValues("ref")) {
                assertThat(bean.asText()).as(step.id()).startsWith("cloudflareIga");
            }
            Matcher endpoint = OUR_ENDPOINT.matcher(definition.path("uri").asText());
            if (endpoint.matches()) {
                assertThat(endpoint.group(1)).as(step.id()).startsWith(PREFIX);
            }
        }
    }
}

package org.iga4camel.cloudflare.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.iga4camel.cloudflare.routes.RouteFiles.Route;
import org.iga4camel.cloudflare.routes.RouteFiles.Step;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs after all other tests, and finds what none of them reached. */
class RouteCoverageIT {

    private static final Path SUMMARY = Path.of("target", "route-coverage.txt");

    /** They are no steps of their own. */
    private static final Set<String> CLAUSES = Set.of("doTry", "doCatch", "doFinally", "when", "otherwise");

    @BeforeAll
    static void allTestsHaveRun() {
        assumeTrue(
                System.getProperty("test") == null && System.getProperty("it.test") == null,
                "only some tests were asked for");
    }

    @Test
    void everyRouteIsReachedByATest() throws IOException {
        Map<String, Long> counts = RouteCoverage.read();
        List<String> routes = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        StringBuilder table = new StringBuilder();

        for (Route route : RouteFiles.routes()) {
            List<Step> all = route.steps().stream()
                    .filter(step -> !CLAUSES.contains(step.name()))
                    .toList();
            table.append(String.format("%n%s%n", route.id()));
            long reached = 0;
            for (Step step : all) {
                long count = counts.getOrDefault(step.id(), 0L);
                reached += count;
                table.append(String.format("%8d  %s%n", count, step.id()));
                if (count == 0) {
                    steps.add(step.id());
                }
            }
            if (reached == 0) {
                routes.add(route.id());
            }
        }
        Files.writeString(
                SUMMARY,
                String.format("Routes that no test reached: %s%nSteps that no test reached: %s%n", routes, steps)
                        + table);

        assertThat(routes).as("not reached by any test, see " + SUMMARY).isEmpty();
    }
}

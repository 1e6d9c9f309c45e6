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

    /** Camel counts the clauses of a doTry and of a choice under the steps in them. */
    private static final Set<String> CLAUSES = Set.of("doCatch", "doFinally", "when", "otherwise");

    @BeforeAll
    static void allTestsHaveRun() {
        assumeTrue(System.getProperty("test") == null, "only some tests were asked for");
    }

    @Test
    void everyRouteAndEveryStepIsReachedByATest() throws IOException {
        Map<String, Long> counts = RouteCoverage.read();
        List<String> unreached = new ArrayList<>();
        StringBuilder summary = new StringBuilder("How often the tests reached every route and step\n");

        for (Route route : RouteFiles.routes()) {
            long exchanges = route.isTemplate() ? ofTemplate(route.id(), counts) : counts.getOrDefault(route.id(), 0L);
            summary.append(String.format("%n%8d  %s%n", exchanges, route.id()));
            if (exchanges == 0) {
                unreached.add(route.id());
            }
            for (Step step : route.steps()) {
                if (CLAUSES.contains(step.name())) {
                    continue;
                }
                long reached = counts.getOrDefault(step.id(), 0L);
                summary.append(String.format("%8d    %s%n", reached, step.id()));
                if (reached == 0) {
                    unreached.add(step.id());
                }
            }
        }
        Files.writeString(SUMMARY, summary);

        assertThat(unreached).as("not reached by any test, see " + SUMMARY).isEmpty();
    }

    private static long ofTemplate(String id, Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith(id + "-"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}

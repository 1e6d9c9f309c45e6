package org.iga4camel.cloudflare.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.routes.RouteFiles.Route;
import org.junit.jupiter.api.Test;

/** docs/routes.md names the routes that others may rely on. */
class RouteDocsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+?)(-<alias>)?` \\| .* \\| (.*) \\|$");

    private static Map<String, MatchResult> documented() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs", "routes.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row));
    }

    private static Map<String, Route> routes() {
        return RouteFiles.routes().stream()
                .collect(Collectors.toMap(Route::id, route -> route, (a, b) -> a, TreeMap::new));
    }

    @Test
    void everyRouteThatIsDocumentedIsThereAndForWhatIsSaid() throws IOException {
        Map<String, Route> routes = routes();

        assertThat(documented()).hasSizeGreaterThan(10).allSatisfy((id, row) -> {
            assertThat(routes).containsKey(id);
            assertThat(routes.get(id).definition().path("description").asText()).isEqualTo(row.group(3));
            assertThat(routes.get(id).isTemplate()).isEqualTo(row.group(2) != null);
        });
    }

    @Test
    void aDocumentedRouteIsCalledByItsId() throws IOException {
        Map<String, Route> routes = routes();

        assertThat(documented().keySet())
                .filteredOn(id -> !routes.get(id).isTemplate())
                .allSatisfy(id ->
                        assertThat(routes.get(id).from().path("uri").asText()).isEqualTo("direct:" + id));
    }

    @Test
    void everyOperationIsDocumented() throws IOException {
        assertThat(documented().keySet())
                .containsAll(RouteFiles.routes().stream()
                        .filter(route -> route.file().endsWith("provisioning.camel.yaml"))
                        .map(Route::id)
                        .toList());
    }
}

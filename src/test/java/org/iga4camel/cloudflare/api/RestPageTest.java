package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/rest.md} lists what the OpenAPI document has. */
@Tag(ApiFixture.ONLY_ON_MAIN)
class RestPageTest {

    private static final String BELOW = "/api/accounts/{account}/";
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+ \\S+)` \\|([^|]*)\\| .*\\|");
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");

    private static Map<String, Set<String>> page() throws Exception {
        Map<String, Set<String>> requests = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("docs", "rest.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                requests.put(row.group(1), words(row.group(2)));
            }
        }
        return requests;
    }

    private static Set<String> words(String cell) {
        return WORD.matcher(cell).results().map(word -> word.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> requests(JsonNode document) {
        Map<String, Set<String>> requests = new HashMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> requests.put(
                                operation.getKey().toUpperCase(Locale.ROOT)
                                        + " "
                                        + path.getKey().substring(BELOW.length()),
                                query(document, operation.getValue()))));
        return requests;
    }

    private static Set<String> query(JsonNode document, JsonNode operation) {
        Set<String> query = new TreeSet<>();
        for (JsonNode told : operation.path("parameters")) {
            JsonNode parameter =
                    told.has("$ref") ? document.at(told.path("$ref").asText().substring(1)) : told;
            if (parameter.path("in").asText().equals("query")) {
                query.add(parameter.path("name").asText());
            }
        }
        return query;
    }

    @Test
    void everyRequestOfTheApiIsOnThePageWithItsQuery(@TempDir Path directory) throws Exception {
        try (ApiFixture api = new ApiFixture(directory)) {

            JsonNode document = api.send(api.bare("/openapi.json")).body();

            assertThat(page()).isEqualTo(requests(document));
        }
    }
}

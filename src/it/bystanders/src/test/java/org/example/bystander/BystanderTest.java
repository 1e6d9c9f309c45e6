package org.example.bystander;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.context.ConfigurableApplicationContext;

/** An application is the same with the component on its class path as without it. */
class BystanderTest {

    private static final String TABLES = "SELECT table_schema || '.' || table_name FROM information_schema.tables";
    private static final List<String> PAGES = List.of("/people", "/actuator/health");
    private static final Pattern MAPPING = Pattern.compile("\"predicate\":\"([^\"]*)\"");
    /**
     * Where Jackson is there are these, which do nothing unless somebody asks them; and where Apache's HTTP client is it
     * comes before the JDK's. Camel's components bring both.
     */
    private static final String KNOWN =
            "(?i).*(jackson|\\bjson(Component|Mixin)Module|clientHttpRequestFactoryBuilder|HttpClient-n).*";

    @Test
    void whatTheComponentBringsAlongSwitchesNothingOn() throws Exception {
        Path found = Path.of("target", "found.txt");

        try (ConfigurableApplicationContext application = SpringApplication.run(Application.class)) {
            Files.write(found, look(application));
        }

        Path alone = Path.of(System.getProperty("alone", found.toString()));
        assertThat(told(found)).isEqualTo(told(alone)).isNotEmpty();
    }

    private static List<String> told(Path found) throws Exception {
        return Files.readAllLines(found).stream()
                .filter(line -> !line.matches(KNOWN))
                .toList();
    }

    private static List<String> look(ConfigurableApplicationContext application) throws Exception {
        List<String> found = new ArrayList<>();
        found.add("context " + application.getClass().getName());
        for (String bean : sorted(Arrays.stream(application.getBeanDefinitionNames()))) {
            found.add("bean " + bean + " " + type(application.getBean(bean)));
        }
        sorted(ConditionEvaluationReport.get(application.getBeanFactory())
                        .getConditionAndOutcomesBySource()
                        .entrySet()
                        .stream()
                        .filter(condition -> condition.getValue().isFullMatch())
                        .map(condition -> condition.getKey()))
                .forEach(source -> found.add("condition " + source));
        sorted(tables(application).stream()).forEach(table -> found.add("table " + table));
        sorted(Thread.getAllStackTraces().keySet().stream()
                        .map(thread -> thread.getName().replaceAll("\\d+", "n"))
                        // the host's own pool keeps it for a while only
                        .filter(thread -> !thread.startsWith("HikariPool") || thread.endsWith(":housekeeper")))
                .forEach(thread -> found.add("thread " + thread));
        String port = application.getEnvironment().getProperty("local.server.port");
        if (port != null) {
            for (String page : PAGES) {
                found.add("page " + page + " " + get(port, page));
            }
            sorted(MAPPING.matcher(get(port, "/actuator/mappings")).results().map(mapping -> mapping.group(1)))
                    .forEach(mapping -> found.add("mapping " + mapping));
        }
        return found;
    }

    private static Iterable<String> sorted(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }

    private static String type(Object bean) {
        return bean.getClass().getName().replaceAll("(\\$\\$|\\$Proxy).*", "");
    }

    private static List<String> tables(ConfigurableApplicationContext application) throws Exception {
        List<String> tables = new ArrayList<>();
        try (Connection connection = application.getBean(DataSource.class).getConnection();
                ResultSet rows = connection.createStatement().executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String get(String port, String page) throws Exception {
        String user = Base64.getEncoder().encodeToString("user:bystander".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                                .header("Authorization", "Basic " + user)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body().replace(port, "port");
    }
}

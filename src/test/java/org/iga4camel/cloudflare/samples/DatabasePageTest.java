package org.iga4camel.cloudflare.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.provisioning.ProvisioningFixture;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/database.md} describes the public views as they are, column by column. */
class DatabasePageTest {

    private static final Pattern VIEW = Pattern.compile("## (\\w+)");
    private static final Pattern COLUMN = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\| (yes|no) \\| .*\\|");

    /** A row of the page. */
    private record Column(String name, String type, boolean mayBeNull) {}

    @TempDir
    private static Path directory;

    private static ProvisioningFixture fixture;

    @BeforeAll
    static void aDatabaseWithSomethingInEveryView() throws Exception {
        fixture = ProvisioningFixture.on(directory);
        fixture.account().populate(100, 5);
        SyncFixture sync = fixture.sync();
        fixture.ask("invite", Map.of("email", "robin@example.com", "role", "Super Administrator - All Privileges"));
        fixture.failing("remove", Map.of("email", "helena@example.com"));
        fixture.account().members().forEach(member -> fixture.account().remove(member.id()));
        sync.failingSync();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    private static Map<String, List<Column>> page() throws Exception {
        Map<String, List<Column>> views = new LinkedHashMap<>();
        List<Column> columns = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("docs", "database.md"))) {
            Matcher view = VIEW.matcher(line);
            Matcher column = COLUMN.matcher(line);
            if (view.matches()) {
                columns = new ArrayList<>();
                views.put(view.group(1), columns);
            } else if (column.matches()) {
                columns.add(new Column(
                        column.group(1), column.group(2), column.group(3).equals("yes")));
            }
        }
        return views;
    }

    private static List<String> texts(String sql) {
        return fixture.fixture().query(sql).stream()
                .map(row -> String.valueOf(row.values().iterator().next()))
                .toList();
    }

    @Test
    void everyViewAndEveryColumnIsThereInTheirOrder() throws Exception {
        Map<String, List<String>> described = new LinkedHashMap<>();
        page().forEach((view, columns) ->
                described.put(view, columns.stream().map(Column::name).toList()));
        Map<String, List<String>> views = new LinkedHashMap<>();
        texts("SELECT name FROM sqlite_master WHERE type = 'view'")
                .forEach(view -> views.put(view, texts("SELECT name FROM pragma_table_info('" + view + "')")));

        assertThat(described).isEqualTo(views);
    }

    @Test
    void everyValueIsOfTheTypeThatItsColumnHasOnThePage() throws Exception {
        page().forEach((view, columns) -> {
            assertThat(texts("SELECT count(*) FROM " + view)).as(view).doesNotContain("0");
            columns.forEach(
                    column -> assertThat(texts("SELECT DISTINCT upper(typeof(\"" + column.name() + "\")) FROM " + view))
                            .as("%s.%s", view, column.name())
                            .isSubsetOf(column.mayBeNull() ? List.of(column.type(), "NULL") : List.of(column.type())));
        });
    }

    @Test
    void everyKindOfChangeIsNamed() throws Exception {
        String kinds = Files.readAllLines(Path.of("docs", "database.md")).stream()
                .filter(line -> line.startsWith("| `kind` |") && line.contains("member.added"))
                .findFirst()
                .orElseThrow();

        assertThat(Kinds.DECLARED.changeNames())
                .allSatisfy(name -> assertThat(kinds).contains("`" + name + "`"));
    }

    @Test
    void everyViewHasAQueryThatRuns() throws Exception {
        List<Sample> queries = Sample.every("docs/database.md", "sql");

        assertThat(queries.stream().map(Sample::heading)).containsExactlyElementsOf(page().keySet());
        assertThat(queries).allSatisfy(query -> fixture.fixture().query(query.text()));
    }
}

package org.iga4camel.cloudflare.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;
import org.junit.jupiter.api.Test;

/** A failure names its own code and status, and the API's documentation knows them. */
class FailuresTest {

    private static final List<Failure> FAILURES = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.iga4camel.cloudflare")
                    .stream()
                    .filter(type -> type.isAnnotatedWith(Failure.class))
                    .map(type -> type.getAnnotationOfType(Failure.class))
                    .toList();

    @Test
    void everyStatusIsAnAnswerOfTheDocument() throws Exception {
        JsonNode answers = new ObjectMapper()
                .readTree(Path.of("src/main/resources/cloudflare-iga/openapi.json")
                        .toFile())
                .path("responses");

        assertThat(FAILURES)
                .hasSizeGreaterThan(40)
                .allSatisfy(failure ->
                        assertThat(answers.has("Problem" + failure.status())).isTrue());
    }

    @Test
    void aCodeStandsForOneStatusAndOneTitle() {
        Map<String, String> told = new TreeMap<>();

        assertThat(FAILURES).allSatisfy(failure -> {
            String words = failure.status() + " " + failure.title();
            assertThat(told.computeIfAbsent(failure.code(), code -> words)).isEqualTo(words);
            assertThat(failure.code()).matches("[a-z]+(-[a-z]+)*");
        });
    }

    @Test
    void whatCallersMayCauseIsOfTheFamily() {
        assertThat(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.iga4camel.cloudflare"))
                .filteredOn(type -> type.isAnnotatedWith(Failure.class) && type.isAssignableTo(Throwable.class))
                .allSatisfy(type ->
                        assertThat(type).matches(failure -> failure.isAssignableTo(CloudflareIgaException.class)))
                .extracting(JavaClass::getSimpleName)
                .contains("InvalidInputException", "SyncRunningException", "LastRoleException");
    }
}

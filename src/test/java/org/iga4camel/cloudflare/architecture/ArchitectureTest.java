package org.iga4camel.cloudflare.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the house, and which of them know of which. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "org.iga4camel.cloudflare";

    private static final int LONGEST_CLASS = 300;
    private static final String OURS = ROOT + "..";

    @ArchTest
    static final ArchTests dependencies = ArchTests.in(DependencyRules.class);

    @ArchTest
    static final ArchRule valuesAndTheCacheKnowNoCamel = noClasses()
            .that(resideInAnyPackage(ours("model", "cache", "settings"))
                    .and(not(simpleName("CamelSettings")
                            .or(simpleName("ComponentOptions"))
                            .or(simpleName("SpringNames"))
                            .or(simpleName("Placeholders")))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule stepsOfASyncAndOfAnOperationKnowNoCamel = noClasses()
            .that()
            .resideInAnyPackage(ours("sync", "provisioning", "changes", "wire"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule onlyTheGatewayKnowsHttp = noClasses()
            .that(not(resideInAPackage(ROOT + ".gateway..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "org.apache.camel.component.http..", "java.net.http..");

    @ArchTest
    static final ArchRule theModelKnowsNothingElseOfOurs = noClasses()
            .that()
            .resideInAPackage(ROOT + ".model..")
            .should()
            .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAPackage(ROOT + ".model.."))));

    @ArchTest
    static final ArchRule settingsKnowTheModelOnly = onlyOurs("settings", "model");

    @ArchTest
    static final ArchRule theCacheKnowsTheModelOnly = onlyOurs("cache", "model");

    @ArchTest
    static final ArchRule theGatewayKnowsCacheAndSettingsBelowIt = onlyOurs("gateway", "model", "cache", "settings");

    @ArchTest
    static final ArchRule pagingKnowsWhatAnAnswerIs = onlyOurs("paging", "model", "gateway", "wire");

    @ArchTest
    static final ArchRule aKindKnowsHowItIsReadAndStaged = onlyOurs("kinds", "model", "cache", "wire", "paging");

    @ArchTest
    static final ArchRule theSyncKnowsWhatIsBelowIt =
            onlyOurs("sync", "model", "cache", "settings", "gateway", "wire", "paging", "kinds");

    @ArchTest
    static final ArchRule provisioningKnowsWhatIsBelowItAndNoSync =
            onlyOurs("provisioning", "model", "cache", "settings", "gateway", "wire", "paging");

    @ArchTest
    static final ArchRule whatReadsAndWritesTheWireKnowsTheModelOnly = onlyOurs("wire", "model");

    @ArchTest
    static final ArchRule traceKnowsNothingElseOfOurs = onlyOurs("trace");

    @ArchTest
    static final ArchRule viewsKnowTheCacheAndTheTrace = onlyOurs("view", "model", "cache", "trace", "kinds");

    @ArchTest
    static final ArchRule endpointsKnowRoutesByTheirNamesTheChangesAndTheSettings =
            onlyOurs("component", "model", "changes", "view", "settings", "trace");

    @ArchTest
    static final ArchRule healthAndMetricsLookOnly = noClasses()
            .that()
            .resideInAnyPackage(ours("health", "metrics"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ours("mount", "sync", "runner", "component"));

    @ArchTest
    static final ArchRule listenersKnowTheApiAndTheSettings = onlyOurs("listener", "model", "settings", "api");

    @ArchTest
    static final ArchRule onlyTheListenersKnowWhoListens = noClasses()
            .that(not(resideInAPackage(ROOT + ".listener..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..", "org.apache.camel.component.platform.http.vertx..");

    @ArchTest
    static final ArchRule theSandboxKnowsNothingOfOurs = onlyOurs("sandbox");

    @ArchTest
    static final ArchRule onlyTheRunnerStartsASandbox = classes()
            .that()
            .resideInAPackage(ROOT + ".sandbox..")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage(ours("sandbox", "runner"));

    @ArchTest
    static final ArchRule onlyTheTestKitNeedsJUnit = noClasses()
            .that(not(resideInAPackage(ROOT + ".sandbox.junit..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", ROOT + ".sandbox.junit..");

    @ArchTest
    static final ArchRule noRoomsDependOnEachOther =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyOneLoggingApi = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule onlyCommandsPrint = noClasses()
            .that(not(resideInAnyPackage(ours("runner"))).and(not(simpleName("SandboxMain"))))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    /**
     * Camel's bean language takes {@code isRead()} for {@code read} too. Beside a method {@code read(…)} it finds the call
     * ambiguous, or not, in whatever order a JVM lists the methods.
     */
    @ArchTest
    static void noGetterSharesItsNameWithAnotherMethod(JavaClasses classes) {
        assertThat(classes.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(ArchitectureTest::sharesItsName)
                        .map(JavaMethod::getFullName))
                .isEmpty();
    }

    private static boolean sharesItsName(JavaMethod getter) {
        Matcher name = Pattern.compile("(?:is|get)([A-Z])(.*)").matcher(getter.getName());
        return name.matches()
                && getter.getRawParameterTypes().isEmpty()
                && getter.getOwner().getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .anyMatch(method ->
                                method.getName().equals(name.group(1).toLowerCase(Locale.ROOT) + name.group(2)));
    }

    @Test
    void noClassIsLongerThanAReaderCanHold() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> files =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();

            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as(file.toString())
                            .hasSizeLessThanOrEqualTo(LONGEST_CLASS));
        }
    }

    private static ArchRule onlyOurs(String room, String... known) {
        String[] allowed = Stream.concat(Stream.of(room), Stream.of(known)).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAnyPackage(ours(allowed)))));
    }

    private static String[] ours(String... rooms) {
        return Stream.of(rooms).map(room -> ROOT + "." + room + "..").toArray(String[]::new);
    }
}

package org.iga4camel.cloudflare.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.NodeList;

/** What comes along by chance comes in whatever version a hub's other parts ask for. */
final class DependencyRules {

    private static final Pattern JAR = Pattern.compile("/([^/]+?)-\\d[^/]*\\.jar!");

    private DependencyRules() {}

    @ArchTest
    static void everyLibraryThatIsUsedIsNamedInThePom(JavaClasses classes) throws Exception {
        Set<String> used = classes.stream()
                .flatMap(ours -> ours.getDirectDependenciesFromSelf().stream())
                .map(DependencyRules::artifact)
                .flatMap(Optional::stream)
                .collect(toCollection(TreeSet::new));

        assertThat(used).contains("jackson-core", "camel-api");
        assertThat(named()).containsAll(used);
    }

    private static Optional<String> artifact(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType().getSource().flatMap(source -> {
            Matcher jar = JAR.matcher(source.getUri().toString());
            return jar.find() ? Optional.of(jar.group(1)) : Optional.empty();
        });
    }

    private static Set<String> named() throws Exception {
        var pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        NodeList names = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "/project/dependencies/dependency[not(scope = 'test')]/artifactId",
                        pom,
                        XPathConstants.NODESET);
        return IntStream.range(0, names.getLength())
                .mapToObj(i -> names.item(i).getTextContent())
                .collect(toCollection(TreeSet::new));
    }
}

package org.iga4camel.cloudflare.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.runner.CommandLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Command lines of the pages are ones that a shell, this program and this build understand. */
class CommandSamplesTest {

    private static final Pattern JAR = Pattern.compile("java (?:-\\S+ )*-jar (\\S+)((?: [^&|;#\\n]+)?)");
    private static final Pattern PROFILE = Pattern.compile("-P(\\S+)");

    static Stream<String> commands() {
        return Stream.of(
                Sample.of("README.md", "Two commands", "sh", 1),
                Sample.of("README.md", "Two commands", "sh", 2),
                Sample.of("README.md", "Govern a real account", "sh"),
                Sample.of("docs/govern-an-account.md", "Try them", "sh"),
                Sample.of("docs/rest.md", "Keys", "sh"),
                Sample.of("docs/provisioning.md", "Try it", "sh", 1),
                Sample.of("docs/provisioning.md", "Prove the journal", "sh"),
                Sample.of("docs/benchmark.md", "Benchmark", "sh"),
                Sample.of("docs/operations-guide.md", "In a container", "sh"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aShellUnderstandsIt(String commands) throws Exception {
        Process shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
        try (var in = shell.outputWriter()) {
            in.write(commands);
        }

        assertThat(shell.waitFor()).as(() -> commands).isZero();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theProgramAndTheBuildKnowWhatItAsksFor(String commands) throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        Matcher jar = JAR.matcher(commands);
        while (jar.find()) {
            assertThat(jar.group(1)).isEqualTo("target/camel-cloudflare-iga-" + version(pom) + ".jar");
            List<String> arguments = Arrays.stream(jar.group(2).strip().split("\\s+", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
            assertThatCode(() -> CommandLines.parse(arguments.toArray(String[]::new)))
                    .as(() -> "arguments " + arguments)
                    .doesNotThrowAnyException();
        }
        Matcher profile = PROFILE.matcher(commands);
        while (profile.find()) {
            assertThat(pom).contains("<id>" + profile.group(1) + "</id>");
        }
    }

    private static String version(String pom) {
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(pom);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    @Test
    void aContainerHasTheJarThatIsBuiltAndItsVolumeWhereTheProgramWrites() throws Exception {
        String image = Sample.of("docs/operations-guide.md", "In a container", "dockerfile");
        String jar = "camel-cloudflare-iga-" + version(Files.readString(Path.of("pom.xml"))) + ".jar";
        JsonNode pod = new ObjectMapper(new YAMLFactory())
                .readTree(Sample.of("docs/operations-guide.md", "In a container", "yaml"))
                .at("/spec/template/spec");

        assertThat(image)
                .contains("COPY target/" + jar + " /app/", "\"-jar\", \"/app/" + jar + "\"]")
                .contains("WORKDIR /srv/iga\nVOLUME /srv/iga/data\n", "USER 10001\n");
        assertThat(pod.at("/containers/0/volumeMounts/0/mountPath").asText()).isEqualTo("/srv/iga/data");
        assertThat(pod.at("/volumes/0/name")).isEqualTo(pod.at("/containers/0/volumeMounts/0/name"));
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
    }

    @Test
    void keysForSeveralCallersAreMadeAsTheSettingsTakeThem() {
        String export = Sample.of("docs/rest.md", "Keys", "sh");

        assertThat(export.replaceAll("\\$\\([^)]*\\)", "k".repeat(24)))
                .contains("CLOUDFLARE_IGA_API_KEYS=\"audit:read:" + "k".repeat(24) + ",iga:read+provision:");
    }
}

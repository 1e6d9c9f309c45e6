package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A jar that cannot run from where it lies says so, without anything but Java. */
class LauncherTest {

    @TempDir
    Path directory;

    private record Ended(int code, String err) {}

    @Test
    void aJarWithoutItsLibrariesSaysSoInOneSentence() throws Exception {
        Path jar = jar(directory, "lib/one.jar lib/two%20words.jar");
        Files.createDirectory(directory.resolve("lib"));
        Files.createFile(directory.resolve("lib/one.jar"));

        Ended ended = run(jar);

        assertThat(ended.err().strip())
                .contains(
                        "libraries are not beside it: 1 are missing",
                        directory.resolve("lib/two words.jar").toString())
                .hasLineCount(1);
        assertThat(ended.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wow!", "a!b"})
    void aFolderInWhichJavaCannotReadIsNamed(String name) throws Exception {
        Path folder = Files.createDirectory(directory.resolve(name));
        Path jar = jar(folder, "");

        Ended ended = run(jar);

        assertThat(ended.err().strip())
                .contains(folder.toString(), "'!' in its name")
                .hasLineCount(1);
        assertThat(ended.code()).isEqualTo(2);
    }

    /** With nothing of ours in it but the launcher: it could not use anything else. */
    private static Path jar(Path folder, String libraries) throws IOException {
        Path jar = folder.resolve("program.jar");
        String name = Launcher.class.getName().replace('.', '/') + ".class";
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Launcher.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, libraries);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest);
                InputStream launcher = Launcher.class.getResourceAsStream("/" + name)) {
            entries.putNextEntry(new ZipEntry(name));
            launcher.transferTo(entries);
        }
        return jar;
    }

    private Ended run(Path jar) throws IOException, InterruptedException {
        Path err = directory.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void aProcessThatMayOpenTooFewFilesSaysSoInOneSentence() {
        assertThat(Launcher.tooFewFiles(1024, 130)).isNull();
        assertThat(Launcher.tooFewFiles(150, 130)).contains("only 150 files", "ulimit -n 1024");
    }
}

package org.iga4camel.cloudflare.safety;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How a test starts one of its own main classes in a process. There are many, so each is made ready soon. */
final class TestProcess {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> READY_SOON =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dorg.apache.camel.jmx.disabled=true");
    /** On standard output are answers only. */
    private static final String NO_WARNINGS = "-Xlog:disable";

    private TestProcess() {}

    /** One that takes classes from the archive. */
    static ProcessBuilder of(Class<?> main, List<String> arguments) {
        return with(
                List.of(NO_WARNINGS, "-Xshare:auto", "-XX:SharedArchiveFile=" + ClassArchive.FILE), main, arguments);
    }

    static ProcessBuilder with(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(READY_SOON);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** An archive holds for every class path that begins as its own does, and there can be no directory in its own. */
    private static String classPath() {
        return String.join(
                File.pathSeparator, Stream.concat(jars(), directories()).toList());
    }

    static String archivedClassPath() {
        return String.join(File.pathSeparator, jars().toList());
    }

    private static Stream<String> jars() {
        return entries().filter(entry -> !Files.isDirectory(Path.of(entry)));
    }

    private static Stream<String> directories() {
        return entries().filter(entry -> Files.isDirectory(Path.of(entry)));
    }

    private static Stream<String> entries() {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(tests.split(File.pathSeparator)).filter(entry -> !entry.isEmpty());
    }
}

package org.iga4camel.cloudflare.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real main class in a process of its own, as a user starts it. */
final class SecondJvm implements AutoCloseable {

    private final Path output;
    private final Process process;

    /**
     * Starts it.
     *
     * @param directory its working directory
     * @param output where its two streams are written, outside that directory
     * @param environment added to ours, from which everything that looks like a setting is taken away
     */
    SecondJvm(Path directory, Path output, Map<String, String> environment, String... arguments) throws IOException {
        this.output = output;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(output.resolve("out").toFile())
                .redirectError(output.resolve("err").toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("CLOUDFLARE_")
                        || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** Asks it to stop, as a service manager does. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end. */
    RunnerFixture.Result await() throws IOException, InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end; it wrote " + err());
        }
        return new RunnerFixture.Result(process.exitValue(), read("out"), err());
    }

    /** What it has written to standard error so far. */
    String err() throws IOException {
        return read("err");
    }

    private String read(String stream) throws IOException {
        return Files.readString(output.resolve(stream));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package org.iga4camel.cloudflare.safety;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link HubMain} seen from the test. */
final class Hub implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;

    private Hub(Process process) {
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts one in a directory with the database {@code cache.db}, that halts at a moment, or never. */
    static Hub start(Path directory, String out, String endpoint, String where, int halt) throws IOException {
        return new Hub(TestProcess.of(
                        HubMain.class,
                        List.of(
                                directory.resolve("cache.db").toString(),
                                directory.resolve(out).toString(),
                                endpoint,
                                where,
                                String.valueOf(halt)))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("hubs.log").toFile()))
                .start());
    }

    /** Waits until its route runs. */
    void awaitReady() throws IOException {
        await("ready");
    }

    /** Waits until it stands still. */
    void awaitHalt() throws IOException {
        await("halted");
    }

    private void await(String said) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.equals(said)) {
            line = answers.readLine();
        }
        if (line == null) {
            throw new AssertionError("The hub has ended before it said '" + said + "'");
        }
    }

    /** As {@code kill -9} does, and waits until it is dead. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to stop, and waits until it has. */
    void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The hub does not stop");
        }
    }

    /** The ids of the changes that hubs have written so far, in order, without a line that is not whole. */
    static List<Long> ids(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(Long::valueOf)
                .toList();
    }

    @Override
    public void close() {
        kill();
    }
}

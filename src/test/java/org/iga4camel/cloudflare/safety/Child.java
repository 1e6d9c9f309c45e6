package org.iga4camel.cloudflare.safety;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link ChildMain} seen from the test. */
final class Child implements AutoCloseable {

    private static final long PATIENCE_S = 90;

    private final Process process;
    private final BufferedWriter orders;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private Child(Process process) {
        this.process = process;
        orders = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::listen, "child-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts one, and returns when it is ready. */
    static Child start(Map<String, String> settings, Path log) throws Exception {
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.add(key + "=" + value));
        Child child = new Child(TestProcess.of(ChildMain.class, arguments)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
        child.expect("ready");
        return child;
    }

    void order(String line) throws IOException {
        orders.write(line);
        orders.newLine();
        orders.flush();
    }

    /** Puts a line into the queue of what was heard, as if the process had said it. */
    void hear(String line) {
        said.add(line);
    }

    /** The next line; must begin like this. */
    String expect(String beginning) throws InterruptedException {
        String line = next();
        if (!line.startsWith(beginning)) {
            throw new AssertionError("Waiting for '" + beginning + "', the process said '" + line + "'");
        }
        return line;
    }

    String next() throws InterruptedException {
        String line = said.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("The process said nothing for " + PATIENCE_S + " s");
        }
        return line;
    }

    /** As {@code kill -9} does, and waits until it is dead. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private void listen() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
            }
            said.add("ended");
        } catch (IOException killed) {
            said.add("ended");
        }
    }
}

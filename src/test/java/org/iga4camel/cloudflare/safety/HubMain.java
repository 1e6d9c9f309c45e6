package org.iga4camel.cloudflare.safety;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.iga4camel.cloudflare.component.ChangesHub;
import org.iga4camel.cloudflare.view.Change;

/**
 * A hub in a process of its own, whose route writes the ids of changes durably into a file, a line each. The arguments are the
 * database, that file, the endpoint, and what it does at a moment: {@code before N} and {@code after N} stand still
 * around writing the N-th line of this process, say {@code halted} and wait to be killed.
 */
final class HubMain {

    private final PrintStream answers;
    private final FileChannel out;
    private final String where;
    private final int halt;
    private int lines;

    private HubMain(PrintStream answers, FileChannel out, String where, int halt) {
        this.answers = answers;
        this.out = out;
        this.where = where;
        this.halt = halt;
    }

    @SuppressWarnings("SystemOut") // how the test talks with it
    public static void main(String[] args) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err); // for the log
        FileChannel out = FileChannel.open(
                Path.of(args[1]), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        HubMain hub = new HubMain(answers, out, args[3], Integer.parseInt(args[4]));
        ChangesHub running = new ChangesHub(Path.of(args[0])).start(new RouteBuilder() {
            @Override
            public void configure() {
                from(args[2]).process(hub::write);
            }
        });
        answers.println("ready");
        // ends when the test closes this process's input
        if (System.in.read() < 0) {
            running.close();
        }
    }

    private void write(Exchange exchange) throws IOException {
        Object body = exchange.getMessage().getBody();
        List<?> changes = body instanceof List<?> several ? several : List.of(body);
        StringBuilder text = new StringBuilder();
        changes.forEach(change -> text.append(((Change) change).id()).append('\n'));
        lines += changes.size();
        boolean here = lines >= halt;
        if (here && where.equals("before")) {
            standStill();
        }
        out.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
        out.force(true);
        if (here && where.equals("after")) {
            standStill();
        }
    }

    private void standStill() {
        answers.println("halted");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.iga4camel.cloudflare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that never ends must not keep a request from being given up. */
class EndlessAnswerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final CountDownLatch over = new CountDownLatch(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 65_536})
    void aBodyWithoutEndIsGivenUpHoweverFastItComes(int bytesAtOnce) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SyncFixture fixture = SyncFixture.on(
                        directory,
                        new Sandbox(1),
                        Map.of(
                                "cloudflare-iga.base-url",
                                "http://127.0.0.1:" + server.getLocalPort(),
                                "cloudflare-iga.response-timeout",
                                "700ms"))) {
            var unused = threads.submit(() -> {
                while (true) {
                    Socket socket = server.accept();
                    var unusedToo = threads.submit(() -> answer(socket, bytesAtOnce));
                }
            });
            CloudflareRequest request = CloudflareRequest.read("read roles", "/roles", Map.of(), new AtomicInteger());

            Exchange exchange = threads.submit(() -> fixture.template()
                            .request("direct:cloudflare-iga-gateway", asked -> {
                                asked.setVariable("cloudflareIgaAccount", "default");
                                asked.getMessage().setBody(request);
                            }))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(exchange.getException()).isInstanceOf(CloudflareUnavailableException.class);
            assertThat(request.sent()).hasValue(4);
        } finally {
            over.countDown();
            threads.shutdownNow();
        }
    }

    private Void answer(Socket socket, int bytesAtOnce) throws IOException, InterruptedException {
        try (socket;
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] blanks = (Integer.toHexString(bytesAtOnce) + "\r\n" + " ".repeat(bytesAtOnce) + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            do {
                out.write(blanks);
                out.flush();
            } while (!over.await(bytesAtOnce == 1 ? 100L : 0L, TimeUnit.MILLISECONDS));
        }
        return null;
    }
}

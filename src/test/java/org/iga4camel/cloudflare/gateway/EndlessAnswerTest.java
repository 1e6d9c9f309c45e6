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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that never ends must not keep a request from being given up. */
class EndlessAnswerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final CountDownLatch over = new CountDownLatch(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket server;
    private SyncFixture fixture;

    @BeforeEach
    void listen() throws Exception {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        fixture = SyncFixture.on(
                directory,
                new Sandbox(1),
                Map.of(
                        "cloudflare-iga.base-url",
                        "http://127.0.0.1:" + server.getLocalPort(),
                        "cloudflare-iga.connect-timeout",
                        "200ms",
                        "cloudflare-iga.response-timeout",
                        "400ms"));
    }

    @AfterEach
    void end() throws Exception {
        over.countDown();
        fixture.close();
        server.close();
        threads.shutdownNow();
    }

    private void serving(String begun, String again, long pauseMillis) {
        var unused = threads.submit(() -> {
            while (true) {
                Socket socket = server.accept();
                var unusedToo = threads.submit(() -> answer(socket, begun, again, pauseMillis));
            }
        });
    }

    private Void answer(Socket socket, String begun, String again, long pauseMillis)
            throws IOException, InterruptedException {
        try (socket;
                OutputStream out = socket.getOutputStream()) {
            out.write(begun.getBytes(StandardCharsets.US_ASCII));
            do {
                out.write(again.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } while (!over.await(pauseMillis, TimeUnit.MILLISECONDS));
        }
        return null;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_536})
    void aBodyWithoutEndIsGivenUpHoweverFastItComes(int bytesAtOnce) throws Exception {
        String chunk = Integer.toHexString(bytesAtOnce) + "\r\n" + " ".repeat(bytesAtOnce) + "\r\n";
        serving(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
                chunk,
                bytesAtOnce == 1 ? 100L : 0L);
        CloudflareRequest request = CloudflareRequest.read("read roles", "/roles", Map.of(), new AtomicInteger());

        Exchange exchange = threads.submit(() -> fixture.template().request("direct:cloudflare-iga-gateway", asked -> {
                    asked.setVariable("cloudflareIgaAccount", "default");
                    asked.getMessage().setBody(request);
                }))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(exchange.getException()).isInstanceOf(CloudflareUnavailableException.class);
        assertThat(request.sent()).hasValue(4);
    }

    @Test
    void aSyncThatIsAnsweredWithHeadersWithoutEndFailsAndLetsTheNextOneBegin() throws Exception {
        serving("HTTP/1.1 200 OK\r\nX-Slow: ", "a", 20);

        Throwable first = threads.submit(fixture::failingSync).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Throwable second = threads.submit(fixture::failingSync).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(List.of(first, second))
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(CloudflareUnavailableException.class)
                        .hasMessageContaining("the answer is not whole after 600 ms"));
    }
}

package org.iga4camel.cloudflare.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Health asks the REST listener itself. */
class ListenerCheckTest {

    private ServerSocket server;
    private ListenerCheck check;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        InetSocketAddress address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        check = new ListenerCheck(() -> address);
        check.setCamelContext(new DefaultCamelContext());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void answer(String text) {
        CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> {
            try (Socket caller = server.accept()) {
                caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aListenerThatAnswersIsUp() {
        answer("HTTP/1.0 404 Not Found\r\n\r\n");

        HealthCheck.Result result = check.call();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getMessage()).isEmpty();
    }

    @Test
    void aListenerThatHasNoRoomLivesAndIsToldToBeFull() {
        answer("");

        HealthCheck.Result result = check.call();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getMessage().orElseThrow()).contains("no room");
    }

    @Test
    void aListenerWhoseAcceptorIsDeadIsDownThoughTheKernelConnects() {
        HealthCheck.Result result = check.call();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains("does not answer", "start the process again");
    }

    @Test
    void aListenerThatIsClosedIsDown() throws Exception {
        server.close();

        HealthCheck.Result result = check.call();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
    }
}

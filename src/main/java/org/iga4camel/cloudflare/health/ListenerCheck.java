package org.iga4camel.cloudflare.health;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether the REST listener still takes connections and does something with them: it is asked like by any caller. */
final class ListenerCheck extends AbstractHealthCheck {

    private static final int PATIENCE_MS = 2000;
    private static final byte[] REQUEST = "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Supplier<InetSocketAddress> listener;

    ListenerCheck(Supplier<InetSocketAddress> listener) {
        super(Health.GROUP, Health.LISTENER);
        this.listener = listener;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        InetSocketAddress address = listener.get();
        result.detail("address", address.getHostString() + ":" + address.getPort());
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            if (isAnswered(socket)) {
                result.up();
            } else {
                result.message("The REST listener has no room for another caller at this moment")
                        .up();
            }
        } catch (IOException e) {
            result.message("The REST listener does not answer: " + e.getMessage() + "; start the process again")
                    .down();
        }
    }

    /** With encryption the answer says that this was no request; also an end is given by a thread that lives. */
    private static boolean isAnswered(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(REQUEST);
            return socket.getInputStream().read() >= 0;
        } catch (SocketException reset) {
            return false;
        }
    }
}

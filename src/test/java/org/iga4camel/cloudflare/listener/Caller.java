package org.iga4camel.cloudflare.listener;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A caller that writes and reads bytes as no HTTP client would. */
final class Caller implements AutoCloseable {

    static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket = new Socket();
    private boolean closed;

    Caller(int port) throws IOException {
        // a small window, so that little of an answer is taken unread
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout((int) PATIENCE.toMillis());
    }

    /** Sends something; that the other side has had enough is none of the caller's business. */
    Caller send(String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException refused) {
            closed = true;
        }
        return this;
    }

    /** Whether the other side has had enough when something was sent. */
    boolean isClosed() {
        return closed;
    }

    /** What comes until the other side closes. */
    String toTheEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketException reset) {
            // an end as well
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** The status of the next answer, which has no body. */
    int status() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Closed after '" + head + "'");
            }
            head.append((char) next);
        }
        return Integer.parseInt(head.substring(9, 12));
    }

    /** Reads so many bytes. */
    byte[] take(int count) throws IOException {
        return socket.getInputStream().readNBytes(count);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

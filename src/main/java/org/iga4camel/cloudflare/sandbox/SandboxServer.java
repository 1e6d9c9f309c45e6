package org.iga4camel.cloudflare.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** A sandbox behind HTTP on 127.0.0.1. Its threads are daemons. */
public final class SandboxServer implements AutoCloseable {

    static {
        // Without it the JDK's server sends headers and body as two packets and waits 40 ms between them; it reads the
        // property once, when its classes load.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static final byte[] LOCALHOST = {127, 0, 0, 1};
    private static final String ROOT = "/client/v4";

    private final Sandbox sandbox;
    private final HttpServer server;
    private final ExecutorService threads;

    private SandboxServer(Sandbox sandbox, HttpServer server, ExecutorService threads) {
        this.sandbox = sandbox;
        this.server = server;
        this.threads = threads;
    }

    /** Serves on a free port. */
    public static SandboxServer start(Sandbox sandbox) {
        return start(sandbox, 0);
    }

    /**
     * Serves on a port.
     *
     * @param port 0 for a free one
     * @throws UncheckedIOException when the port cannot be had
     */
    public static SandboxServer start(Sandbox sandbox, int port) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOCALHOST), port), 256);
            SandboxServer server = new SandboxServer(sandbox, http, Executors.newCachedThreadPool(daemons()));
            http.setExecutor(server.threads);
            http.createContext("/", server::handle);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot serve on 127.0.0.1 port " + port, e);
        }
    }

    /** What stands for {@code https://api.cloudflare.com/client/v4}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port() + ROOT;
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** What it serves. */
    public Sandbox sandbox() {
        return sandbox;
    }

    /** Stops at once; requests under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            SandboxResponse response;
            try {
                response = sandbox.answer(request(exchange), sandbox.options().latency());
            } catch (SandboxConnectionLost lost) {
                // Closing the exchange without an answer is what the caller is to see.
                return;
            } catch (RuntimeException defect) {
                // Of a fault's own code, mostly; silence would be searched for in the product.
                response =
                        ApiError.of(500, 1000, "The sandbox failed: " + defect).response();
            }
            send(exchange, response);
        }
    }

    private static SandboxRequest request(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String path = uri.getRawPath();
        String target = path.startsWith(ROOT) ? path.substring(ROOT.length()) : "/not-served" + path;
        SandboxRequest bare = SandboxRequest.of(
                exchange.getRequestMethod(), uri.getRawQuery() == null ? target : target + "?" + uri.getRawQuery());
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new SandboxRequest(bare.method(), bare.path(), bare.query(), headers, body);
    }

    private static void send(HttpExchange exchange, SandboxResponse response) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        int length = response.body().length;
        String declared = response.headers().get("Content-Length");
        response.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Length")) {
                headers.set(name, value);
            }
        });
        long announced = declared == null ? length : Long.parseLong(declared);
        exchange.sendResponseHeaders(response.status(), announced == 0 ? -1 : announced);
        if (length > 0) {
            OutputStream out = exchange.getResponseBody();
            out.write(response.body());
            out.flush();
        }
    }

    private static ThreadFactory daemons() {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "cloudflare-sandbox-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}

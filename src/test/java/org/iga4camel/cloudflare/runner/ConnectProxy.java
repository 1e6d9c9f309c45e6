package org.iga4camel.cloudflare.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A proxy on a free port that knows CONNECT, with {@code https://cloudflare.test} behind it: the TLS server that a tunnel
 * leads to is here too, and hands what it decrypts to a sandbox.
 */
final class ConnectProxy implements AutoCloseable {

    static final String PASSWORD = "password-for-tests";

    private static final String HOST = "cloudflare.test";

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final SSLContext tls;
    private final int sandbox;
    private final String refusal;

    /**
     * Listens.
     *
     * @param directory for its keys
     * @param sandbox port of what stands for Cloudflare
     * @param refusal status line with which every tunnel is refused; null to let them through
     */
    ConnectProxy(Path directory, int sandbox, String refusal) throws Exception {
        this.sandbox = sandbox;
        this.refusal = refusal;
        tls = refusal == null ? keys(directory) : null;
        thread(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The heads of the requests that came, one text each. */
    List<String> asked() {
        return asked;
    }

    /** Where the certificate of the host behind it is, as a trust store. */
    static Path trustStore(Path directory) {
        return directory.resolve("trust.p12");
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                thread(() -> serve(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            asked.add(head);
            boolean mayPass = refusal == null && head.startsWith("CONNECT " + HOST + ":443 ");
            String line = mayPass ? "200 Connection established" : refusal == null ? "502 Bad Gateway" : refusal;
            client.getOutputStream()
                    .write(("HTTP/1.1 " + line
                                    + "\r\n"
                                    + (mayPass
                                            ? ""
                                            : "Proxy-Authenticate: Basic realm=\"x\"\r\nContent-Type: text/html\r\nContent-Length: 2\r\n")
                                    + "\r\n"
                                    + (mayPass ? "" : "no"))
                            .getBytes(StandardCharsets.US_ASCII));
            if (mayPass) {
                tunnel(client);
            }
        } catch (IOException gone) {
            // the caller has given up
        }
    }

    private void tunnel(Socket client) throws IOException {
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
        secure.setUseClientMode(false);
        try (secure;
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), sandbox)) {
            thread(() -> copy(behind, secure));
            secure.getInputStream().transferTo(behind.getOutputStream());
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // the caller has given up
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    private static SSLContext keys(Path directory) throws Exception {
        Path keys = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "san=dns:" + HOST,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new UncheckedIOException(new IOException(Files.readString(directory.resolve("keytool.log"))));
        }
        KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("test", store.getCertificate("test"));
        try (var file = Files.newOutputStream(trustStore(directory))) {
            trust.store(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "connect-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}

package org.iga4camel.cloudflare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.iga4camel.cloudflare.model.FirstCause;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.settings.SettingsReader;
import org.iga4camel.cloudflare.settings.Sources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request ends in time and every answer within bounds, whatever the other side sends, and however slowly. */
class RequestBoundsTest {

    private static final Duration PATIENCE = Duration.ofMillis(400);
    /** A test that waits that long has found a request without a bound. */
    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(20);

    private static final int DRIP_MS = 20;

    private final CamelContext context = new DefaultCamelContext();
    private final HttpClient bounds = new HttpClient(PATIENCE, alias -> account(), context, 8);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicLong sent = new AtomicLong();
    private ServerSocket server;
    private URI target;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void end() throws Exception {
        over.countDown();
        server.close();
        threads.shutdownNow();
        bounds.close();
        context.close();
    }

    /** What the other side does with a connection. */
    private interface Answer {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    private void serving(Answer answer) {
        var unused = threads.submit(() -> {
            while (true) {
                Socket socket = server.accept();
                var unusedToo = threads.submit(() -> {
                    try (socket;
                            OutputStream out = socket.getOutputStream()) {
                        answer.to(out);
                    }
                    return null;
                });
            }
        });
    }

    private void send(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.write(bytes);
        out.flush();
        sent.addAndGet(bytes.length);
    }

    /** Sends something again and again until the test is over. */
    private Answer forEver(String first, String again, int pauseMillis) {
        return out -> {
            send(out, first);
            do {
                send(out, again);
            } while (!over.await(pauseMillis, TimeUnit.MILLISECONDS));
        };
    }

    private AccountSettings account() {
        Map<String, String> settings = Map.of(
                "cloudflare-iga.account-id", "0123456789abcdef0123456789abcdef",
                "cloudflare-iga.token", "a-token-for-tests",
                "cloudflare-iga.base-url", target.resolve("/").toString());
        return SettingsReader.read(Sources.of(key -> Optional.ofNullable(settings.get(key)), name -> null))
                .account(null);
    }

    private HttpUriRequestBase signed(HttpUriRequestBase request) throws URISyntaxException {
        target = request.getUri();
        request.setHeader(HttpClient.ACCOUNT, "default");
        return request;
    }

    private Throwable failureOf(HttpUriRequestBase request, HttpHost proxy) throws Exception {
        HttpClientBuilder builder = HttpClientBuilder.create();
        bounds.configureHttpClient(builder);
        if (proxy != null) {
            builder.setProxy(proxy);
        }
        try (CloseableHttpClient client = builder.build()) {
            return threads.submit(() -> catchThrowable(() ->
                            client.execute(signed(request), answer -> EntityUtils.toByteArray(answer.getEntity()))))
                    .get(FAR_TOO_LONG.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private String address(String scheme) {
        return scheme + "://127.0.0.1:" + server.getLocalPort() + "/roles";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing comes
                "HTTP/1.1 200 OK\r\nX-Slow: ", // one header that does not end
                "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Trailer: ",
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
            })
    void anAnswerThatDripsIsGivenUpWhateverPartOfItDrips(String begun) throws Exception {
        serving(forEver(begun, begun.isEmpty() ? "" : "a", DRIP_MS));

        Throwable failure = failureOf(new HttpGet(address("http")), null);

        assertThat(failure).isInstanceOf(IOException.class).hasMessageContaining("not whole after 400 ms");
    }

    @Test
    void headersThatComeOneByOneForEverAreGivenUp() throws Exception {
        serving(forEver("HTTP/1.1 200 OK\r\n", "X-One-More: a\r\n", DRIP_MS));

        assertThat(failureOf(new HttpGet(address("http")), null)).hasMessageContaining("not whole after 400 ms");
    }

    @Test
    void answersThatOnlyAnnounceTheAnswerAreGivenUp() throws Exception {
        serving(forEver("", "HTTP/1.1 103 Early Hints\r\n\r\n", DRIP_MS));

        assertThat(failureOf(new HttpGet(address("http")), null)).hasMessageContaining("not whole after 400 ms");
    }

    @Test
    void aWriteIsGivenUpLikeARead() throws Exception {
        serving(forEver("HTTP/1.1 200 OK\r\nX-Slow: ", "a", DRIP_MS));
        HttpPut write = new HttpPut(address("http"));
        write.setEntity(new StringEntity("{}"));

        assertThat(failureOf(write, null)).hasMessageContaining("not whole after 400 ms");
    }

    @Test
    void aRequestThatIsNotTakenIsGivenUp() throws Exception {
        serving(out -> over.await());
        HttpPut write = new HttpPut(address("http"));
        write.setEntity(new StringEntity("a".repeat(64 * 1024 * 1024)));

        assertThat(failureOf(write, null)).hasMessageContaining("not whole after 400 ms");
    }

    @Test
    void aHandshakeThatDripsIsGivenUp() throws Exception {
        // the head of a TLS record with a ServerHello that never gets whole
        serving(forEver("\u0016\u0003\u0003@\u0000", "\u0002", DRIP_MS));

        assertThat(failureOf(new HttpGet(address("https")), null)).hasMessageContaining("not whole after 400 ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX-Slow: ",
                "HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 99999\r\n\r\n",
                "HTTP/1.1 200 Connection established\r\n\r\n"
            })
    void aProxyThatDripsIsGivenUp(String begun) throws Exception {
        serving(forEver(begun, "\u0016", DRIP_MS));

        Throwable failure = failureOf(
                new HttpGet("https://cloudflare.invalid/roles"), new HttpHost("127.0.0.1", server.getLocalPort()));

        assertThat(failure).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Long: ", // one header without end
                "X-Folded: a\r\n",
                "X-Many: a\r\n"
            })
    void headersWithoutEndAreGivenUpBeforeTheyFillTheMemory(String begun) throws Exception {
        String more = switch (begun) {
            case "X-Long: " -> "a".repeat(65_536);
            case "X-Many: a\r\n" -> ("X-More: " + "a".repeat(8000) + "\r\n").repeat(8);
            default -> (" " + "a".repeat(8000) + "\r\n").repeat(8);
        };
        serving(forEver("HTTP/1.1 200 OK\r\n" + begun, more, 0));

        Throwable failure = failureOf(new HttpGet(address("http")), null);

        assertThat(FirstCause.inWords(failure)).contains("headers of the answer are larger");
        assertThat(sent.get()).isLessThan(20L * 1024 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"502 Bad Gateway", "407 No\r\nProxy-Authenticate: Basic realm=x"})
    void whatAProxySaysInsteadIsBoundedToo(String status) throws Exception {
        String chunk = "10000\r\n" + "a".repeat(65_536) + "\r\n";
        serving(forEver("HTTP/1.1 " + status + "\r\nTransfer-Encoding: chunked\r\n\r\n", chunk, 0));

        Throwable failure = failureOf(
                new HttpGet("https://cloudflare.invalid/roles"), new HttpHost("127.0.0.1", server.getLocalPort()));

        assertThat(failure).hasMessageContaining("not whole after 400 ms");
    }

    @Test
    void aBodyThatIsTooLargeIsGivenUp() throws Exception {
        serving(forEver("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", "a".repeat(65_536), 0));

        assertThat(failureOf(new HttpGet(address("http")), null)).hasMessageContaining("larger than");
    }

    @Test
    void theNextRequestIsAnsweredAsIfNothingHadBeen() throws Exception {
        HttpClientBuilder builder = HttpClientBuilder.create();
        bounds.configureHttpClient(builder);
        serving(out -> send(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"));
        try (CloseableHttpClient client = builder.build()) {
            for (int i = 0; i < 3; i++) {
                byte[] body = client.execute(
                        signed(new HttpGet(address("http"))), answer -> EntityUtils.toByteArray(answer.getEntity()));

                assertThat(body).hasSize(2);
            }
        }
    }
}

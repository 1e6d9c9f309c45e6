package org.iga4camel.cloudflare.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is malformed, or meant for another host, is a problem like every other, and reaches nobody inside (RFC 9457). */
@Timeout(60)
class ReceptionTest {

    private static final AtomicInteger ASKED = new AtomicInteger();

    private static FrontDoor door;
    private static int port;

    @BeforeAll
    static void open() {
        door = FrontDoor.of(new HostNames(Set.of("iga.example.org")), Bounds.of(10, 1 << 20));
        HttpServer server = door.server().requestHandler(request -> {
            ASKED.incrementAndGet();
            request.response().end(request.path());
        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        port = server.actualPort();
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @BeforeEach
    void nobodyAskedYet() {
        ASKED.set(0);
    }

    private static String answer(String request) throws IOException {
        try (Caller caller = new Caller(port).send(request)) {
            return caller.toTheEnd();
        }
    }

    private static void refused(String answer, int status, String cause) {
        assertThat(answer)
                .matches("(?s)HTTP/1\\.[01] " + status + " .*")
                .contains("Content-Type: application/problem+json", "Cache-Control: no-store")
                .contains("\"status\":" + status, "urn:problem-type:cloudflare-iga:" + cause);
        assertThat(ASKED).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/docs/%", "/a%2", "/a%zz/b", "/%%41", "/%-1", "/a%2/../b"})
    void aPathThatIsBadlyEncodedIsRefused(String path) throws Exception {
        String answer = answer("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        refused(answer, 400, "invalid-input");
        assertThat(answer).contains("%25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a%20b", "/%C3%A4", "/%ff", "/a+b", "/a%2Fb", "//", "/a;b=1"})
    void aPathThatIsEncodedAsItShouldBeIsLetIn(String path) throws Exception {
        String answer = answer("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .endsWith("\r\n\r\n" + path)
                .contains("Cache-Control: no-store", "X-Content-Type-Options: nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "localhost.",
                "127.0.0.1",
                "127.1.2.3:80",
                "[::1]:8080",
                "iga.example.org",
                "IGA.example.org.:443"
            })
    void ourOwnNamesAreServed(String host) throws Exception {
        String answer = answer("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.example:8080",
                "192.0.2.1",
                "sub.iga.example.org",
                "1270.0.0.1",
                "[::2]"
            })
    void whatIsMeantForAnotherHostIsRefused(String host) throws Exception {
        String answer = answer("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

        refused(answer, 421, "unknown-host");
        assertThat(answer).contains("cloudflare-iga.hosts");
    }

    @Test
    void anAddressThatNamesAnotherHostIsRefusedWhateverTheHeaderSays() throws Exception {
        refused(answer("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n"), 421, "unknown-host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: localhost\r\nHost: localhost\r\n",
                "Host: localhost\r\nHost: evil.example\r\n",
                "Host:\r\n",
                "Host: local host\r\n",
                "Host: user@localhost\r\n",
                "Host: localhost, evil.example\r\n",
                "Host: localhost:http\r\n"
            })
    void theHostIsNamedOnce(String headers) throws Exception {
        refused(answer("GET / HTTP/1.1\r\n" + headers + "\r\n"), 400, "invalid-host");
    }

    @Test
    void whoSpeaksTheOldHttpNeedNotNameTheHost() throws Exception {
        assertThat(answer("GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200");
    }

    @Test
    void anAddressThatIsTooLongIsRefused() throws Exception {
        refused(answer("GET /" + "a".repeat(5000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"), 414, "address-too-long");
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws Exception {
        String headers = "X-Large: " + "a".repeat(9000) + "\r\n";

        refused(answer("GET / HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n"), 431, "headers-too-large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTTP/1.1\\r\\nHost: localhost\\r\\nno colon\\r\\n",
                "GET /\\r\\n",
                "GET / HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: -1\\r\\n",
                "GET / HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n",
                "GET foo HTTP/1.1\\r\\nHost: localhost\\r\\n",
                "GET * HTTP/1.1\\r\\nHost: localhost\\r\\n",
                "\u0016\u0003\u0001 nonsense\\r\\n"
            })
    void whatIsNoRequestIsRefused(String head) throws Exception {
        String answer = answer(head.replace("\\r\\n", "\r\n") + "\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.[01] 400 .*").contains("Content-Type: application/problem+json");
        assertThat(ASKED).hasValue(0);
    }
}

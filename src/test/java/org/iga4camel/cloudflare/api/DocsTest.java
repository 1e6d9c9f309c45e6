package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about the API, for people. */
@Tag(ApiFixture.ONLY_ON_MAIN)
class DocsTest {

    @TempDir
    static Path directory;

    private static ApiFixture api;

    @BeforeAll
    static void start() throws Exception {
        api = new ApiFixture(directory);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/docs, text/html; charset=utf-8, /docs/start.js",
        "/docs/, text/html; charset=utf-8, /docs/start.js",
        "/docs/start.js, text/javascript; charset=utf-8, /openapi.json",
        "/docs/swagger-ui-bundle.js, text/javascript; charset=utf-8, SwaggerUIBundle",
        "/docs/swagger-ui.css, text/css; charset=utf-8, .swagger-ui",
        "/docs/favicon-32x32.png, image/png, PNG"
    })
    void everyFileOfThePageIsServedToEverybody(String path, String type, String part) throws Exception {
        Answer answer = api.send(api.bare(path));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.raw().body()).contains(part);
    }

    @Test
    void thePageNeedsNothingFromElsewhereAndNoScriptInIt() throws Exception {
        Answer answer = api.send(api.bare("/docs"));

        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'self';")
                .doesNotContain("script-src")
                .doesNotContain("unsafe-eval");
        assertThat(answer.raw().body())
                .doesNotContainPattern(Pattern.compile("<script(?![^>]* src=)"))
                .doesNotContain("https:", "http:", "style=", "onload");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/index.html",
                "/docs/swagger-ui.js",
                "/docs/swagger-ui-bundle.js/",
                "/docs/SWAGGER-UI.css",
                "/docsx",
                "/docs/x",
                "/docs/../x",
                "/docs/..%2fx",
                "/docs/%2e%2e/x",
                "/docs/%2e%2e%2fapplication.properties",
                "/docs/..%5cx",
                "/docs/%252e%252e/x",
                "/docs/%00",
                "/docs/../cloudflare-iga/application.properties",
                "/docs/META-INF/maven/org.webjars/swagger-ui/pom.properties"
            })
    void nothingElseIsServed(String path) throws Exception {
        int status = status("GET " + path);

        assertThat(status).isEqualTo(404);
    }

    @Test
    void whoHasAFileAlreadyIsNotSentItAgain() throws Exception {
        String path = "/docs/swagger-ui-bundle.js";
        String tag = api.send(api.bare(path)).header("ETag");

        Answer again = api.send(api.bare(path).header("If-None-Match", "\"another\", W/" + tag));
        Answer other = api.send(api.bare(path).header("If-None-Match", "\"another\""));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.raw().body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void aHeaderDoesNotNameTheFile() throws Exception {
        Answer answer = api.send(api.bare("/docs/x").header("CamelHttpPath", "/docs"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().path("detail").asText()).contains("/docs");
    }

    @Test
    void thePageIsOnlyForReading() throws Exception {
        assertThat(status("POST /docs")).isEqualTo(405);
    }

    /** As it is written, which an HTTP client would not leave it. */
    private static int status(String line) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
                OutputStream out = socket.getOutputStream();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.write((line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            return Integer.parseInt(in.readLine().split(" ", 3)[1]);
        }
    }
}

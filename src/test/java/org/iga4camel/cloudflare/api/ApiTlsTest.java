package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The listener speaks TLS by Camel's own settings. */
@Tag(ApiFixture.ONLY_ON_MAIN)
class ApiTlsTest {

    private static final String PASSWORD = "password-for-tests";

    @TempDir
    Path directory;

    @Test
    void withCamelsKeysTheApiIsServedOverTlsOnly() throws Exception {
        Path keys = selfSigned();
        try (ApiFixture api = new ApiFixture(
                directory,
                Map.of(
                        "camel.ssl.enabled",
                        "true",
                        "camel.ssl.keyStore",
                        "file:" + keys,
                        "camel.ssl.keystorePassword",
                        PASSWORD))) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(trusting(keys)).build();

            HttpResponse<String> syncs = client.send(
                    request("https", api.port(), "/api/accounts/default/syncs"), HttpResponse.BodyHandlers.ofString());

            HttpResponse<String> document =
                    client.send(request("https", api.port(), "/openapi.json"), HttpResponse.BodyHandlers.ofString());
            assertThat(syncs.statusCode()).isEqualTo(200);
            assertThat(RestSettings.root(api.context(), CamelSettings.of(api.context())))
                    .startsWith("https://127.0.0.1:");
            assertThat(document.body()).contains("https://127.0.0.1").doesNotContain("http://127.0.0.1");
            assertThatThrownBy(() -> client.send(
                            request("http", api.port(), "/api/accounts/default/syncs"),
                            HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    private static HttpRequest request(String scheme, int port, String path) {
        return HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + ApiFixture.KEY)
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    private Path selfSigned() throws Exception {
        Path keys = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "api",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keys).exists();
        return keys;
    }

    private static SSLContext trusting(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("api", store.getCertificate("api"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}

package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** An account behind HTTP, asked as a stranger would: bytes and JSON trees, nothing of the product. */
final class SandboxHttp implements AutoCloseable {

    static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    static final String UNKNOWN = "ffffffffffffffffffffffffffffffff";
    static final String TOKEN = "cfat_sandbox-fixture-token-of-no-value-0001";
    static final String READER = "cfat_sandbox-fixture-token-of-no-value-0002";

    static final String SUPER = "33666b9c79b9a5273fc7344ff42f953d";
    static final String ADMINISTRATOR = "05784afa30c1afe1440e79d9351c7430";
    static final String READ_ONLY = "f2b20eaa1a5d4af42b53ac16238c99c7";
    static final String BILLING = "298ce8e7a2ba08b9d18ce0a32bb458ee";
    static final String DOMAIN_DNS = "132c52e7e6654b999c183cfcbafd37d7";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    final SandboxClock clock = new SandboxClock(Instant.parse("2026-09-01T10:00:00Z"));
    final Sandbox sandbox = new Sandbox(42, clock);
    final SandboxAccount account = sandbox.addAccount(ACCOUNT, "Example");
    final SandboxServer server = SandboxServer.start(sandbox);
    final HttpClient client = HttpClient.newHttpClient();

    /** What came back. */
    record Answer(HttpResponse<String> response, JsonNode json) {

        int status() {
            return response.statusCode();
        }

        int code() {
            return json.path("errors").path(0).path("code").asInt();
        }

        String message() {
            return json.path("errors").path(0).path("message").asText();
        }

        JsonNode result() {
            return json.path("result");
        }

        JsonNode info() {
            return json.path("result_info");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    SandboxHttp() {
        sandbox.addToken(
                TOKEN,
                Set.of(
                        "Account Settings Write",
                        "Account API Tokens Write",
                        "Access: Audit Logs Read",
                        "Access: Organizations, Identity Providers, and Groups Read"),
                ACCOUNT);
        sandbox.addToken(READER, Set.of("Account Settings Read"), ACCOUNT);
    }

    Answer get(String below) {
        return ask("GET", "/accounts/" + ACCOUNT + below, "", "Authorization", "Bearer " + TOKEN);
    }

    Answer send(String method, String below, String body) {
        return ask(method, "/accounts/" + ACCOUNT + below, body.replace('\'', '"'), "Authorization", "Bearer " + TOKEN);
    }

    /** Any request; headers are names and values in turn. */
    Answer ask(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean isJson =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response, isJson ? MAPPER.readTree(response.body()) : MAPPER.missingNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

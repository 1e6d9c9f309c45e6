package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An account with a token that may do everything, asked without HTTP. */
final class SandboxFixture {

    static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    static final String TOKEN = "cfat_sandbox-fixture-token-of-no-value-0001";

    final SandboxClock clock = new SandboxClock(Instant.parse("2026-09-01T10:00:00Z"));
    final Sandbox sandbox = new Sandbox(42, clock);
    final SandboxAccount account = sandbox.addAccount(ACCOUNT, "Example");

    SandboxFixture() {
        sandbox.addToken(
                TOKEN,
                Set.of(
                        "Account Settings Write",
                        "Account API Tokens Read",
                        "Access: Audit Logs Read",
                        "Access: Organizations, Identity Providers, and Groups Read"),
                ACCOUNT);
    }

    /** A path below the account. */
    static String path(String below) {
        return "/accounts/" + ACCOUNT + below;
    }

    SandboxResponse get(String below) {
        return sandbox.answer(SandboxRequest.of("GET", path(below)).withToken(TOKEN));
    }

    SandboxResponse send(String method, String below, String body) {
        return sandbox.answer(
                SandboxRequest.of(method, path(below)).withToken(TOKEN).withBody(body));
    }

    /** All rows of a list, page by page until one is empty. */
    List<JsonNode> rows(String below) {
        List<JsonNode> rows = new ArrayList<>();
        int page = 1;
        while (true) {
            JsonNode result = get(below + "?per_page=50&page=" + page++).json().path("result");
            if (result.isEmpty()) {
                return rows;
            }
            result.forEach(rows::add);
        }
    }
}

package org.iga4camel.cloudflare.sandbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Finds the credential of a request, or refuses as Cloudflare does. */
final class Credentials {

    private static final Pattern BEARER = Pattern.compile("(?i)bearer\\s+([\\x21-\\x7e]+)\\s*");

    private final SandboxOptions options;
    private final Map<String, Credential> tokens = new ConcurrentHashMap<>();
    private final Map<String, Credential> keys = new ConcurrentHashMap<>();

    Credentials(SandboxOptions options) {
        this.options = options;
    }

    void addToken(String secret, Credential credential) {
        tokens.put(secret, credential);
    }

    void addKey(String key, Credential credential) {
        keys.put(MemberStore.key(credential.email()) + '\n' + key, credential);
    }

    void removeToken(String secret) {
        tokens.remove(secret);
    }

    List<Credential> tokensOf(String accountId) {
        return tokens.values().stream()
                .filter(token -> token.isAccountOwned() && token.accounts().contains(accountId))
                .sorted((left, right) -> left.id().compareTo(right.id()))
                .toList();
    }

    Credential authenticate(SandboxRequest request) {
        if (request.header("Authorization").isPresent()) {
            return bearer(request.header("Authorization").get(), request.path());
        }
        if (request.header("X-Auth-Key").isPresent()) {
            return key(
                    request.header("X-Auth-Email").orElse(""),
                    request.header("X-Auth-Key").get());
        }
        throw missing(request.path());
    }

    private Credential bearer(String header, String path) {
        var matcher = BEARER.matcher(header);
        if (!matcher.matches()) {
            throw ApiError.of(400, 6003, "Invalid request headers")
                    .withChain(6111, "Invalid format for Authorization header");
        }
        Credential credential = tokens.get(matcher.group(1));
        if (credential != null) {
            return credential;
        }
        if (path.endsWith("/tokens/verify")) {
            throw ApiError.of(401, 1000, "Invalid API Token");
        }
        throw options.is(SandboxSwitch.UNKNOWN_TOKEN_IS_9109)
                ? ApiError.of(403, 9109, "Invalid access token")
                : ApiError.of(401, 10000, "Authentication error");
    }

    private Credential key(String email, String key) {
        if (email.indexOf('@') < 1) {
            throw ApiError.of(400, 6003, "Invalid request headers")
                    .withChain(6102, "Invalid format for X-Auth-Email header");
        }
        Credential credential = keys.get(MemberStore.key(email) + '\n' + key);
        if (credential == null) {
            throw ApiError.of(400, 6003, "Invalid request headers")
                    .withChain(6103, "Invalid format for X-Auth-Key header");
        }
        return credential;
    }

    private ApiError missing(String path) {
        if (path.matches("/accounts/[^/]+/tokens/verify")) {
            return ApiError.invalid("Value required for parameter 'Authorization'");
        }
        return options.is(SandboxSwitch.MISSING_CREDENTIALS_ARE_401)
                ? ApiError.of(401, 10000, "Authentication error")
                : ApiError.of(400, 9106, "Missing X-Auth-Key, X-Auth-Email or Authorization headers");
    }
}

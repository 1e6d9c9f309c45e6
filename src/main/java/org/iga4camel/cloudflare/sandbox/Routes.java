package org.iga4camel.cloudflare.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which endpoint answers which method and path. */
final class Routes {

    /** Answers one kind of request. */
    @FunctionalInterface
    interface Handler {
        SandboxResponse answer(Call call);
    }

    /** An endpoint; a segment in braces stands for any value. */
    private record Endpoint(String method, List<String> segments, Need need, Handler handler) {

        Map<String, String> match(List<String> path) {
            if (path.size() != segments.size()) {
                return null;
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{")) {
                    values.put(segment.substring(1, segment.length() - 1), path.get(i));
                } else if (!segment.equals(path.get(i))) {
                    return null;
                }
            }
            return values;
        }
    }

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final List<Endpoint> endpoints = new ArrayList<>();

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    Routes get(String path, Need need, Handler handler) {
        return add("GET", path, need, handler);
    }

    Routes add(String method, String path, Need need, Handler handler) {
        endpoints.add(new Endpoint(method, split(path), need, handler));
        return this;
    }

    SandboxResponse dispatch(Sandbox sandbox, SandboxRequest request, Credential credential, String ray) {
        List<String> path = split(request.path());
        boolean otherMethod = false;
        for (Endpoint endpoint : endpoints) {
            Map<String, String> values = endpoint.match(path);
            if (values != null && endpoint.method().equals(request.method())) {
                SandboxAccount account = account(sandbox, request, credential, values.get("account"));
                if (!credential.has(endpoint.need())) {
                    throw forbidden(sandbox);
                }
                return endpoint.handler().answer(new Call(sandbox, request, credential, account, values, ray));
            }
            otherMethod |= values != null;
        }
        if (otherMethod) {
            throw ApiError.of(405, 7001, "Method " + request.method() + " not available for that URI.");
        }
        throw ApiError.noRoute(404, request.path());
    }

    private static SandboxAccount account(
            Sandbox sandbox, SandboxRequest request, Credential credential, String accountId) {
        if (accountId == null) {
            return null;
        }
        if (!isId(accountId)) {
            throw ApiError.noRoute(
                    sandbox.options().is(SandboxSwitch.MALFORMED_ACCOUNT_ID_IS_400) ? 400 : 404, request.path());
        }
        SandboxAccount account = sandbox.account(accountId).orElseThrow(() -> ApiError.noRoute(404, request.path()));
        if (!credential.covers(account)) {
            throw forbidden(sandbox);
        }
        return account;
    }

    private static List<String> split(String path) {
        return List.of(path.split("/", -1));
    }

    static ApiError forbidden(Sandbox sandbox) {
        return sandbox.options().is(SandboxSwitch.MISSING_PERMISSION_IS_9109)
                ? ApiError.of(403, 9109, "Unauthorized to access requested resource")
                : ApiError.of(403, 10000, "Authentication error");
    }
}

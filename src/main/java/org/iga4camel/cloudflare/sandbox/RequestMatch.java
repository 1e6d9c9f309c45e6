package org.iga4camel.cloudflare.sandbox;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which requests a fault strikes. */
public final class RequestMatch {

    private final Predicate<SandboxRequest> test;

    private RequestMatch(Predicate<SandboxRequest> test) {
        this.test = test;
    }

    /** Every request. */
    public static RequestMatch anyRequest() {
        return new RequestMatch(request -> true);
    }

    /** Requests by this method whose path ends so. */
    public static RequestMatch requestMatching(String method, String pathSuffix) {
        return new RequestMatch(
                request -> request.method().equals(method) && request.path().endsWith(pathSuffix));
    }

    /** Requests whose whole path matches a regular expression, by any method. */
    public static RequestMatch pathMatching(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return new RequestMatch(request -> pattern.matcher(request.path()).matches());
    }

    /** In addition: by this method. */
    public RequestMatch method(String method) {
        return and(request -> request.method().equals(method));
    }

    /** In addition: this query parameter has this value. */
    public RequestMatch query(String name, String value) {
        return and(request -> request.queryValue(name).orElse("").equals(value));
    }

    /** In addition: this page is asked; a request that names no page asks for the first. */
    public RequestMatch page(int page) {
        return and(request -> request.queryValue("page").orElse("1").equals(String.valueOf(page)));
    }

    /** In addition: whatever the caller likes. */
    public RequestMatch and(Predicate<SandboxRequest> more) {
        return new RequestMatch(test.and(more));
    }

    boolean matches(SandboxRequest request) {
        return test.test(request);
    }
}

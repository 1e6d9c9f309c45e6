package org.iga4camel.cloudflare.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the sandbox was asked: all requests are counted, the details of the last 10,000 kept. */
public final class RequestLog {

    private static final int KEPT = 10_000;
    private static final Set<String> SECRET = Set.of("authorization", "x-auth-key");

    private final Deque<RecordedRequest> recent = new ArrayDeque<>();
    private long count;
    private int inFlight;
    private int mostInFlight;

    synchronized void begin() {
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
    }

    synchronized void end(SandboxRequest request, int status, Instant at) {
        inFlight--;
        count++;
        if (recent.size() == KEPT) {
            recent.removeFirst();
        }
        recent.addLast(new RecordedRequest(
                request.method(),
                request.path(),
                request.query(),
                withoutSecrets(request.headers()),
                new String(request.body(), StandardCharsets.UTF_8),
                status,
                at));
    }

    /** How many requests were answered since the start or the last {@link #clear}. */
    public synchronized long count() {
        return count;
    }

    /** How many of the kept requests have this method and a path that ends so. */
    public synchronized long count(String method, String pathSuffix) {
        return recent.stream()
                .filter(request ->
                        request.method().equals(method) && request.path().endsWith(pathSuffix))
                .count();
    }

    /** The last 10,000 requests, oldest first. */
    public synchronized List<RecordedRequest> list() {
        return List.copyOf(recent);
    }

    /** The kept requests that change something, oldest first. */
    public synchronized List<RecordedRequest> writes() {
        return recent.stream()
                .filter(request -> !request.method().equals("GET"))
                .toList();
    }

    /** The highest number of requests that were being answered at one moment. */
    public synchronized int mostInFlight() {
        return mostInFlight;
    }

    /** Forgets everything. */
    public synchronized void clear() {
        recent.clear();
        count = 0;
        mostInFlight = inFlight;
    }

    private static Map<String, String> withoutSecrets(Map<String, String> headers) {
        Map<String, String> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        shown.putAll(headers);
        shown.replaceAll((name, value) -> SECRET.contains(MemberStore.key(name)) ? "***" : value);
        return shown;
    }
}

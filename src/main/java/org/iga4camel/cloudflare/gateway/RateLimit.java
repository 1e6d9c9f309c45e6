package org.iga4camel.cloudflare.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the headers of one answer announce about the credential's requests. Everything is optional, because any of it may
 * be missing from an answer.
 *
 * <p>Source: Cloudflare API rate limits ({@code Ratelimit: "default";r=50;t=30},
 * {@code Ratelimit-Policy: "burst";q=100;w=60}).
 *
 * @param remaining requests left
 * @param reset time until that number is renewed
 * @param quota requests per window
 * @param window length of the window
 */
public record RateLimit(
        OptionalLong remaining, Optional<Duration> reset, OptionalLong quota, Optional<Duration> window) {

    /** A policy's name, one of its numbers (RFC 9651 allows 15 digits), or the comma before the next policy. */
    private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"|;[ \\t]*([a-z]+)=([0-9]{1,15})(?![\\w.])|(,)");

    /**
     * Reads both headers; what cannot be understood counts as absent. Of several limits the one with the fewest requests
     * left is taken, of several policies the one of that limit's name, else the first.
     *
     * @param ratelimit value of {@code Ratelimit}, or null
     * @param policy value of {@code Ratelimit-Policy}, or null
     * @return empty when neither header holds a number we know
     */
    public static Optional<RateLimit> parse(String ratelimit, String policy) {
        Optional<Item> limit = items(ratelimit).stream()
                .filter(item -> item.numbers.containsKey("r"))
                .min(Comparator.comparing(item -> item.numbers.get("r")));
        List<Item> policies = items(policy);
        Optional<Item> rule = policies.stream()
                .filter(item -> limit.isPresent() && item.name.equals(limit.get().name))
                .findFirst()
                .or(() -> policies.stream().findFirst());
        RateLimit found = new RateLimit(number(limit, "r"), seconds(limit, "t"), number(rule, "q"), seconds(rule, "w"));
        boolean nothing = found.remaining.isEmpty() && found.quota.isEmpty() && found.window.isEmpty();
        return nothing ? Optional.empty() : Optional.of(found);
    }

    private record Item(String name, Map<String, Long> numbers) {}

    private static List<Item> items(String header) {
        List<Item> items = new ArrayList<>();
        if (header == null) {
            return items;
        }
        Item item = null;
        Matcher token = TOKEN.matcher(header);
        while (token.find()) {
            if (token.group(1) != null) {
                item = new Item(token.group(1), new HashMap<>());
                items.add(item);
            } else if (token.group(4) != null) {
                item = null;
            } else if (item != null) {
                item.numbers.putIfAbsent(token.group(2), Long.valueOf(token.group(3)));
            }
        }
        return items;
    }

    private static OptionalLong number(Optional<Item> item, String key) {
        return item.map(found -> found.numbers.get(key)).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static Optional<Duration> seconds(Optional<Item> item, String key) {
        return item.map(found -> found.numbers.get(key)).map(Duration::ofSeconds);
    }
}

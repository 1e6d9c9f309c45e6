package org.iga4camel.cloudflare.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a right applies, as the keys of the objects it covers.
 *
 * <p>Source: Cloudflare API v4, IAM resource groups. A scope has come as an object and as an array of objects; an
 * object key {@code *} means the scope's own key.
 */
public final class Scope {

    public static final String ACCOUNT_PREFIX = "com.cloudflare.api.account.";

    private static final Pattern WHOLE_ACCOUNT = Pattern.compile("com\\.cloudflare\\.api\\.account\\.([0-9a-f]{32})");

    private Scope() {}

    /** The key of the whole account. */
    public static String wholeAccount(String accountId) {
        return ACCOUNT_PREFIX + accountId;
    }

    /**
     * The keys a resource group's {@code scope} covers; empty when it tells none. A scope within the whole account is
     * nothing without its objects: only {@code *} among them means all of it.
     */
    public static List<String> keys(JsonNode scope) {
        List<String> keys = new ArrayList<>();
        if (scope.isArray()) {
            scope.forEach(part -> keys.addAll(keys(part)));
            return keys;
        }
        String own = Json.text(scope, "key");
        JsonNode objects = scope.path("objects");
        boolean isOneObject = own != null && !WHOLE_ACCOUNT.matcher(own).matches();
        if (isOneObject && (!objects.isArray() || objects.isEmpty())) {
            keys.add(own);
        }
        for (JsonNode object : objects) {
            String key = Json.text(object, "key");
            if ("*".equals(key)) {
                key = own;
            }
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** The keys a listed resource group covers: the one of the whole account has its key for a name. */
    public static List<String> keysOf(JsonNode resourceGroup) {
        List<String> keys = keys(resourceGroup.path("scope"));
        String name = Json.text(resourceGroup, "name");
        return keys.isEmpty() && name != null && name.startsWith(ACCOUNT_PREFIX) ? List.of(name) : keys;
    }

    /**
     * Refuses a resource group whose scope lies in another account, whichever objects it names there.
     *
     * @throws ForeignAccountException when it does
     */
    public static void requireAccount(JsonNode scope, String wholeAccountKey) {
        if (scope.isArray()) {
            scope.forEach(part -> requireAccount(part, wholeAccountKey));
            return;
        }
        String own = Json.text(scope, "key");
        if (own != null) {
            requireAccount(own, wholeAccountKey);
        }
    }

    /**
     * Refuses a row that speaks of another account: an answer that mixes accounts is not to be believed.
     *
     * @throws ForeignAccountException when it does
     */
    public static void requireAccount(String key, String wholeAccountKey) {
        Matcher account = WHOLE_ACCOUNT.matcher(key);
        if (account.matches() && !key.equals(wholeAccountKey)) {
            throw new ForeignAccountException("it holds a right on another account, " + account.group(1));
        }
    }
}

package org.iga4camel.cloudflare.provisioning;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.cache.PublishedResourceGroup;
import org.iga4camel.cloudflare.wire.Policy;
import org.iga4camel.cloudflare.wire.ResourceGroup;
import org.iga4camel.cloudflare.wire.Scope;

/**
 * Where rights can be given, as the last sync published it.
 *
 * <p>Source: Cloudflare API v4, IAM resource groups.
 *
 * @param wholeAccountKey the scope key of the whole account
 */
record Scopes(String wholeAccountKey, List<PublishedResourceGroup> resourceGroups) {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern ZEROS = Pattern.compile("0+");

    /** An object of the account, such as a zone: its kind, then its id. */
    private static final Pattern OBJECT_KEY =
            Pattern.compile("com\\.cloudflare\\.api\\.account\\.[a-z_.-]+\\.[0-9A-Za-z_-]+");

    Scopes {
        resourceGroups = List.copyOf(resourceGroups);
    }

    /**
     * Where somebody means.
     *
     * @param asked null for the whole account; else id of a resource group, key of the whole account or of one object
     * @return the objects; its name is for people, null when it has none
     * @throws UnknownScopeException when it is none of these
     */
    ResourceGroup scope(String asked) {
        if (asked == null || asked.equalsIgnoreCase(wholeAccountKey)) {
            return new ResourceGroup(ResourceGroup.WHOLE_ACCOUNT, List.of(wholeAccountKey));
        }
        if (ID.matcher(asked).matches()) {
            return resourceGroups.stream()
                    .filter(group ->
                            group.id().equalsIgnoreCase(asked) && !group.keys().isEmpty())
                    .map(group -> new ResourceGroup(null, group.keys()).named(group.name(), wholeAccountKey))
                    .findFirst()
                    .orElseThrow(() -> new UnknownScopeException(
                            "There is no resource group " + asked + " in this account as it was last synced: name a"
                                    + " resource group's id, or the key of a zone such as"
                                    + " com.cloudflare.api.account.zone.<zone id>"));
        }
        if (OBJECT_KEY.matcher(asked).matches()) {
            String key = withIdInSmallLetters(asked);
            return new ResourceGroup(nameOf(key), List.of(key));
        }
        throw new UnknownScopeException("The scope '" + asked + "' is neither the id of a resource group nor "
                + wholeAccountKey + " nor the key of one of the account's objects, such as"
                + " com.cloudflare.api.account.zone.<zone id>");
    }

    /** Names, such as those of Workers, keep their capitals. */
    private static String withIdInSmallLetters(String key) {
        String id = key.substring(key.lastIndexOf('.') + 1);
        return ID.matcher(id).matches()
                ? key.substring(0, key.length() - id.length()) + id.toLowerCase(Locale.ROOT)
                : key;
    }

    /** The kind of an object, in the words of a permission group's {@code scopes}. */
    static String kind(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }

    /** How to name objects in a policy: the resource group of exactly these, else the objects themselves. */
    Policy.Place place(List<String> keys) {
        Set<String> wanted = Set.copyOf(keys);
        String id = resourceGroups.stream()
                .filter(group ->
                        isUsable(group.id()) && Set.copyOf(group.keys()).equals(wanted))
                .map(PublishedResourceGroup::id)
                .findFirst()
                .orElse(null);
        return new Policy.Place(id, keys);
    }

    /** What is known of a resource group that an answer names without its scope. */
    Optional<ResourceGroup> resourceGroup(String id) {
        return resourceGroups.stream()
                .filter(group -> group.id().equals(id))
                .map(group -> new ResourceGroup(group.name(), group.keys()))
                .findFirst();
    }

    /** Answers show zeros in the place of some ids; they cannot be sent back. */
    static boolean isUsable(String id) {
        return id != null && !ZEROS.matcher(id).matches();
    }

    /** A resource group as a request names it: by its objects where it has no id. */
    static boolean isObject(String key) {
        return key.startsWith(Scope.ACCOUNT_PREFIX);
    }

    private String nameOf(String key) {
        return resourceGroups.stream()
                .filter(group -> group.keys().equals(List.of(key)) && group.name() != null)
                .map(PublishedResourceGroup::name)
                .filter(name -> !name.startsWith(Scope.ACCOUNT_PREFIX))
                .findFirst()
                .orElse(null);
    }
}

package org.iga4camel.cloudflare.view;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.NeverPublishedException;

/**
 * Refuses questions whose answer would be empty for another reason than that there is nothing: who reads it takes it for
 * "nobody has access".
 *
 * <p>Source: Cloudflare API v4, statuses of members; DESIGN 5, statuses and kinds of operations.
 */
final class EmptyAnswers {

    /** What the words of a filter are; an account's own further statuses go with those of members. */
    private static final Map<View, Map<String, Set<String>>> WORDS = Map.of(
            View.MEMBERS,
            Map.of("status", words("accepted", "pending", "rejected")),
            View.OPERATIONS,
            Map.of(
                    "status",
                    words("open", "applied", "unchanged", "planned", "refused", "failed"),
                    "kind",
                    words("invite", "remove", "grant", "revoke", "reinvite")));

    private final PublishedState published;

    EmptyAnswers(PublishedState published) {
        this.published = published;
    }

    private static Set<String> words(String... words) {
        return new LinkedHashSet<>(List.of(words));
    }

    /**
     * Lets a question pass to which an empty answer would be true.
     *
     * @throws NeverPublishedException when it is about the state of an account of which nothing was published yet
     * @throws InvalidInputException when one of its filters is a word that nothing can have
     */
    void check(ViewQuery query) {
        View view = query.view();
        String account = query.account();
        if (view.isState()) {
            requirePublished(account);
        }
        for (String filter : view.filters()) {
            String value = query.filter(filter);
            if (!value.isEmpty()) {
                check(view, account, filter, value);
            }
        }
    }

    /**
     * Lets questions about the state of an account pass.
     *
     * @throws NeverPublishedException when nothing of it was published yet
     */
    void requirePublished(String account) {
        if (!published.isPublished(account)) {
            throw new NeverPublishedException(
                    "Nothing of account " + account + " was published yet, so that nobody can"
                            + " say who is there and who may do what: ask again after its first sync; 'syncs' tells how it goes");
        }
    }

    private void check(View view, String account, String filter, String value) {
        if (filter.equals("role") && !published.hasRole(account, value)) {
            throw new InvalidInputException("The filter role is '" + value + "', and account " + account
                    + " has no such role: take the id or the exact name of one in 'roles'");
        }
        Set<String> words = WORDS.getOrDefault(view, Map.of()).get(filter);
        if (words != null && !words.contains(value.toLowerCase(Locale.ROOT)) && !isOwn(view, account, value)) {
            throw new InvalidInputException("The filter " + filter + " is '" + value
                    + "', which nothing has: take one of " + String.join(", ", words));
        }
    }

    private boolean isOwn(View view, String account, String status) {
        return view == View.MEMBERS && published.hasStatus(account, status);
    }
}

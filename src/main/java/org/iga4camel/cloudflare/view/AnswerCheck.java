package org.iga4camel.cloudflare.view;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.iga4camel.cloudflare.cache.ChangeBounds;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.model.FieldReader;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.NeverPublishedException;
import org.iga4camel.cloudflare.model.OperationKind;
import org.iga4camel.cloudflare.model.PositionLostException;

/**
 * Refuses questions to which the database has a misleading answer: an empty one for another reason than that there is
 * nothing, which reads as "nobody has access", or changes with a gap.
 *
 * <p>Source: Cloudflare API v4, statuses of members; DESIGN 5, statuses and kinds of operations.
 */
final class AnswerCheck {

    private static final String DECLINED = "rejected";

    /** What the words of a filter are; an account's own further statuses go with those of members. */
    private static final Map<View, Map<String, Set<String>>> WORDS = Map.of(
            View.MEMBERS,
            Map.of("status", words("accepted", "pending", DECLINED)),
            View.OPERATIONS,
            Map.of(
                    "status",
                    words("open", "applied", "unchanged", "planned", "refused", "failed"),
                    "kind",
                    OperationKind.texts()));

    private final PublishedState published;
    private final Set<String> changes;

    AnswerCheck(PublishedState published, Kinds kinds) {
        this.published = published;
        changes = new LinkedHashSet<>(kinds.changeNames());
    }

    private static Set<String> words(String... words) {
        return new LinkedHashSet<>(List.of(words));
    }

    /**
     * Lets a question pass that can be answered truly.
     *
     * @throws NeverPublishedException when it is about the state of an account of which nothing was published yet
     * @throws InvalidInputException when one of its filters is a word that nothing can have, or several members have the
     *     address of the one that is asked for
     * @throws PositionLostException when changes would be missing between where it goes on and the first one told
     */
    void check(ViewQuery query) {
        View view = query.view();
        String account = query.account();
        if (view.isState()) {
            requirePublished(account);
        }
        if (view == View.CHANGES) {
            requireNoGap(account, query.afterId(), query.filter("since"));
        }
        if (view == View.MEMBER && !query.email().isEmpty()) {
            requireOnlyOne(account, query.email());
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

    private void requireOnlyOne(String account, String email) {
        long members = published.membersByEmail(account, email).stream()
                .filter(member -> !DECLINED.equals(member.status()))
                .count();
        if (members > 1) {
            throw new InvalidInputException("Account " + account + " has several members with this e-mail address:"
                    + " say by the member's id who is meant");
        }
    }

    private void requireNoGap(String account, long after, String since) {
        ChangeBounds bounds = published.changeBounds(account);
        if (after > bounds.last()) {
            throw new PositionLostException("There is no change " + after + " yet, the last one is " + bounds.last()
                    + ": the id comes from another database, or from a later state of this one; read the members and"
                    + " role assignments anew, and go on behind " + bounds.last());
        }
        if (after > 0 && after < bounds.forgottenTo()) {
            throw new PositionLostException("Changes of account " + account + " up to " + bounds.forgottenTo()
                    + " were forgotten, and after " + after + " some of them are missing: read the members and role"
                    + " assignments anew, and go on behind the newest change from before that");
        }
        if (!since.isEmpty()
                && bounds.forgottenTo() > after
                && (bounds.firstAt() == null || since.compareTo(bounds.firstAt()) < 0)) {
            throw new PositionLostException("Changes of account " + account + " up to " + bounds.forgottenTo()
                    + " were forgotten, and some of those since " + since + " may be missing: ask for a later time, "
                    + (bounds.firstAt() == null ? "since none is kept" : "from " + bounds.firstAt() + " on")
                    + ", or for all that are kept");
        }
    }

    private void check(View view, String account, String filter, String value) {
        if (filter.equals("role") && !published.hasRole(account, value)) {
            throw new InvalidInputException("The filter role is '" + FieldReader.quoted(value) + "', and account "
                    + account + " has no such role: take the id or the exact name of one in 'roles'");
        }
        Set<String> words = view == View.CHANGES && filter.equals(View.KIND)
                ? changes
                : WORDS.getOrDefault(view, Map.of()).get(filter);
        if (words != null && !words.contains(value.toLowerCase(Locale.ROOT)) && !isOwn(view, account, value)) {
            throw new InvalidInputException("The filter " + filter + " is '" + FieldReader.quoted(value)
                    + "', which nothing has: take one of " + String.join(", ", words));
        }
    }

    private boolean isOwn(View view, String account, String status) {
        return view == View.MEMBERS && published.hasStatus(account, status);
    }
}

package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;

/** What must be so after a sync that was published, whatever Cloudflare did meanwhile. */
final class SyncRules {

    private final Published before;
    private final Published after;
    private final List<Truth> states;

    /** @param states every state of the account while it was read, oldest first */
    SyncRules(Published before, Published after, List<Truth> states) {
        this.before = before;
        this.after = after;
        this.states = states;
    }

    /** The account did not change while it was read: what is published is what is. */
    void exact() {
        assertThat(after.members()).as("members").isEqualTo(last().members());
        assertThat(after.grants()).as("rights").isEqualTo(last().grants());
    }

    /**
     * The account may have changed while it was read: every member is shown, with all rights, as it was at some moment of
     * the sync; nobody who was there throughout is missing, nobody who was gone throughout is shown.
     *
     * @param unseen whether somebody can be left out unseen: because somebody came and somebody went, so that the total
     *     stays while pages shift, or because the list hides it. Then whoever was never published yet may be missing
     *     until the next sync; nobody who was
     */
    void eachMemberAsItWasAtSomeMoment(boolean unseen) {
        after.members().forEach((id, row) -> {
            Set<SandboxGrant> rights = Truth.of(after.grants(), id);
            assertThat(states)
                    .as("%s is shown as %s with %s, as it never was", id, row, rights)
                    .anyMatch(state -> row.equals(state.members().get(id)) && rights.equals(state.grants(id)));
        });
        assertThat(after.members().keySet()).as("who holds rights").containsAll(holders(after.grants()));
        for (String id : throughout()) {
            assertThat(after.members().containsKey(id)
                            || (unseen && !before.members().containsKey(id)))
                    .as("%s was a member throughout and is not shown", id)
                    .isTrue();
        }
    }

    /** Fields or a whole optional list were withheld: nothing that is true and was published is lost, nothing invented. */
    void nothingLostOrInvented(String withheld) {
        Set<String> was = new HashSet<>(before.members().keySet());
        states.forEach(state -> was.addAll(state.members().keySet()));
        assertThat(was)
                .as("somebody who never was a member is shown")
                .containsAll(after.members().keySet());
        for (String id : throughout()) {
            boolean rejected = states.stream()
                    .anyMatch(state -> "rejected".equals(state.members().get(id).get("status")));
            assertThat(after.members().containsKey(id)
                            || (rejected && !before.members().containsKey(id)))
                    .as("%s was a member throughout and is not shown", id)
                    .isTrue();
        }
        Set<SandboxGrant> lasting = new HashSet<>(before.grants());
        states.forEach(state -> lasting.retainAll(state.grants()));
        assertThat(after.grants()).as("rights that last are kept").containsAll(lasting);
        if (!withheld.equals("name in roles")) {
            Set<SandboxGrant> known = new HashSet<>(before.grants());
            states.forEach(state -> known.addAll(state.grants()));
            assertThat(known).as("rights that nobody ever had are shown").containsAll(after.grants());
        }
    }

    void rolesAreComplete(Sandbox sandbox) {
        assertThat(RoleTruth.of(after)).as("roles").isEqualTo(RoleTruth.of(sandbox));
    }

    /** The changes of the run are the difference of the two states, no more and no less. */
    void changesAreTheDifference(long run, boolean written) {
        changesAre(written ? Difference.between(before, after) : List.of(), "sync:" + run);
    }

    /** Every change is this operation's doing, and nothing is left out. */
    void changesAreTheDifference(String operation) {
        changesAre(Difference.between(before, after), operation);
    }

    private void changesAre(List<String> expected, String cause) {
        assertThat(Difference.written(before, after, cause)).as("changes").isEqualTo(expected);
    }

    /** Nothing went that the released run had not shown. */
    void withinWhatWasShown(Set<String> shown) {
        Set<String> gone = new HashSet<>();
        losses(before, after.members(), after.grants()).forEach((kind, keys) -> gone.addAll(keys));
        assertThat(shown).as("losses the released run had shown").containsAll(gone);
    }

    /** What would go of members and rights, in the words in which a held run keeps it. */
    static Map<String, Set<String>> losses(Published before, Map<String, ?> members, Set<SandboxGrant> grants) {
        Set<String> lostMembers = new HashSet<>();
        before.members().keySet().stream()
                .filter(id -> !members.containsKey(id))
                .forEach(id -> lostMembers.add("member " + id));
        Set<String> lostRights = new HashSet<>();
        before.grants().stream()
                .filter(right -> !grants.contains(right))
                .forEach(right -> lostRights.add("role assignment " + right.memberId() + " " + right.roleId() + " "
                        + right.access() + " " + right.scopeKey()));
        return Map.of("member", lostMembers, "role assignment", lostRights);
    }

    private Set<String> throughout() {
        Set<String> ids = new HashSet<>(states.get(0).members().keySet());
        states.forEach(state -> ids.retainAll(state.members().keySet()));
        return ids;
    }

    private static Set<String> holders(Set<SandboxGrant> grants) {
        Set<String> holders = new HashSet<>();
        grants.forEach(grant -> holders.add(grant.memberId()));
        return holders;
    }

    private Truth last() {
        return states.get(states.size() - 1);
    }
}

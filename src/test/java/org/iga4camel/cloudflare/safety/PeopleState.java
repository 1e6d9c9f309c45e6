package org.iga4camel.cloudflare.safety;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;

/**
 * Who is there and may do what, by address: an invitation that is sent again has another member id and means the same.
 *
 * @param people everybody whom the lists show
 */
record PeopleState(Map<String, Person> people) {

    /** A member; the rights name nobody. */
    record Person(String status, Set<SandboxGrant> rights) {}

    static PeopleState of(SandboxAccount account) {
        Map<String, Person> people = new TreeMap<>();
        account.members()
                .forEach(member ->
                        people.put(member.email(), new Person(member.status(), anybodys(account.grants(member.id())))));
        return new PeopleState(people);
    }

    /** The same without one of them. */
    PeopleState without(String email) {
        Map<String, Person> others = new TreeMap<>(people);
        others.remove(email);
        return new PeopleState(others);
    }

    /** The same with an invitation more. */
    PeopleState withInvitation(String email, SandboxGrant... rights) {
        Map<String, Person> more = new TreeMap<>(people);
        more.put(email, new Person("pending", anybodys(Set.of(rights))));
        return new PeopleState(more);
    }

    /** The same with one right more. */
    PeopleState withRight(String email, SandboxGrant right) {
        return changed(email, rights -> {
            rights.add(anybodys(right));
            return rights;
        });
    }

    /** The same with one right less. */
    PeopleState withoutRight(String email, SandboxGrant right) {
        return changed(email, rights -> {
            rights.remove(anybodys(right));
            return rights;
        });
    }

    private PeopleState changed(String email, UnaryOperator<Set<SandboxGrant>> change) {
        Map<String, Person> others = new TreeMap<>(people);
        others.computeIfPresent(
                email, (address, person) -> new Person(person.status(), change.apply(new HashSet<>(person.rights()))));
        return new PeopleState(others);
    }

    private static Set<SandboxGrant> anybodys(Set<SandboxGrant> grants) {
        return grants.stream().map(PeopleState::anybodys).collect(Collectors.toSet());
    }

    private static SandboxGrant anybodys(SandboxGrant grant) {
        return new SandboxGrant("", grant.roleId(), grant.access(), grant.scopeKey());
    }
}

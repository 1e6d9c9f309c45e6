package org.iga4camel.cloudflare.sandbox;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One account of the sandbox: what may be done to it behind the API's back, and the truth about it.
 *
 * <p>The methods that change something act as the dashboard, the invitee or time would; they need no credential and leave
 * no audit entry. An id that does not exist is an {@link IllegalArgumentException}.
 */
public final class SandboxAccount {

    final Catalog catalog;
    final MemberStore members = new MemberStore();
    final UserGroups userGroups = new UserGroups();
    final AuditLog audit = new AuditLog();
    final StaleReads staleReads = new StaleReads();
    final Ids ids;
    final UserDirectory users;

    private final String id;
    private final String name;
    private final long seed;
    private final AccountLock lock = new AccountLock();

    SandboxAccount(String id, String name, long sandboxSeed, UserDirectory users) {
        this.id = id;
        this.name = name;
        this.seed = Ids.mix(sandboxSeed ^ Ids.hash(id));
        this.ids = new Ids(seed);
        this.catalog = new Catalog(seed, id);
        this.users = users;
    }

    /** 32 hex characters. */
    public String id() {
        return id;
    }

    /** As shown to people. */
    public String name() {
        return name;
    }

    /** Invites somebody and gives the new member id. */
    public String invite(String email, String... roleIds) {
        return write(() -> addMember(email, policiesFor(List.of(roleIds))));
    }

    /** Invites somebody with policies, deny and scoped ones included, and gives the new member id. */
    public String inviteWithPolicies(String email, SandboxPolicy... policies) {
        return write(() -> addMember(email, policiesOf(policies)));
    }

    /** Adds somebody who has accepted already, without names and two-factor authentication; gives the member id. */
    public String add(String email, String... roleIds) {
        String memberId = invite(email, roleIds);
        accept(memberId);
        return memberId;
    }

    /** The invitee accepts: the member gets a user id, the same in every account. */
    public void accept(String memberId) {
        change(
                memberId,
                member -> member.withUserId(users.register(member.email())).withStatus(MemberState.ACCEPTED));
    }

    /** The invitee declines: the member is left in the list of status {@code rejected} only. */
    public void reject(String memberId) {
        change(memberId, member -> member.withStatus(MemberState.REJECTED));
    }

    /** The invitation lapses: the entry is gone without a trace, and the same e-mail can be invited again. */
    public void expire(String memberId) {
        if (!members.require(memberId).status().equals(MemberState.PENDING)) {
            throw new IllegalArgumentException("Member " + memberId + " is not pending");
        }
        remove(memberId);
    }

    /** Somebody else removes the member, or the member leaves. */
    public void remove(String memberId) {
        run(() -> {
            members.require(memberId);
            members.remove(memberId);
            userGroups.forget(memberId);
        });
    }

    /** Replaces all rights by whole-account roles, with new policy ids. */
    public void setRoles(String memberId, String... roleIds) {
        change(memberId, member -> member.withPolicies(policiesFor(List.of(roleIds))));
    }

    /** Replaces all rights by policies, with new policy ids. */
    public void setPolicies(String memberId, SandboxPolicy... policies) {
        change(memberId, member -> member.withPolicies(policiesOf(policies)));
    }

    /** Switches two-factor authentication on or off. */
    public void setTwoFactor(String memberId, boolean on) {
        change(memberId, member -> member.withTwoFactor(on));
    }

    /** Sets the names; null is what Cloudflare shows when it knows none. */
    public void setNames(String memberId, String firstName, String lastName) {
        change(memberId, member -> member.withNames(firstName, lastName));
    }

    /** The person changes their address; the user id stays. */
    public void setEmail(String memberId, String email) {
        change(memberId, member -> member.withEmail(email));
    }

    /** Sets or clears the user id whatever the status: pending with one and accepted without one both occur. */
    public void setUserId(String memberId, String userIdOrNull) {
        change(memberId, member -> member.withUserId(userIdOrNull));
    }

    /** Sets a status that may be unknown to everybody. */
    public void setStatus(String memberId, String status) {
        change(memberId, member -> member.withStatus(status));
    }

    /** Adds a field that no schema knows; the value is anything Jackson can write. */
    public void setExtraField(String memberId, String field, Object value) {
        change(memberId, member -> member.withExtra(field, Json.MAPPER.valueToTree(value)));
    }

    /** Adds a role and the permission group of its name, and gives the role's id. */
    public String addRole(String roleName) {
        return write(() -> catalog.addRole(Ids.named(seed, "role " + roleName), roleName));
    }

    /** Renames a role and the permission group of its name; ids stay. */
    public void renameRole(String roleId, String newName) {
        run(() -> catalog.rename(roleId, newName));
    }

    /** Takes a role and the permission group of its name out of the catalogue, and every right to it from the members. */
    public void removeRole(String roleId) {
        run(() -> {
            String groupId = catalog.requireRole(roleId).permissionGroupId;
            members.dropPermissionGroup(groupId);
            userGroups.dropPermissionGroup(groupId);
            catalog.removeRole(roleId);
        });
    }

    /** Says whether a listed role can be assigned; Cloudflare lists roles that cannot. */
    public void setAssignable(String roleId, boolean assignable) {
        run(() -> catalog.add(catalog.requireRole(roleId).assignable(assignable)));
    }

    /**
     * Adds a permission group that no role stands for, and gives its id.
     *
     * @param scopes what it can be assigned on, such as {@code com.cloudflare.api.account.zone}
     */
    public String addPermissionGroup(String groupName, String scopes) {
        return write(
                () -> catalog.addPermissionGroup(Ids.named(seed, "permission group " + groupName), groupName, scopes));
    }

    /** Adds a resource group and gives its id; an object key {@code *} means the scope itself. */
    public String addResourceGroup(String groupName, String scopeKey, String... objectKeys) {
        return write(() -> {
            ResourceGroup group = new ResourceGroup(ids.next(), groupName, scopeKey, Arrays.asList(objectKeys), true);
            catalog.add(group);
            return group.id;
        });
    }

    /** Adds a zone with a resource group that covers just it, and gives the resource group's id. */
    public String addZone(String domain) {
        return addResourceGroup(domain, ResourceGroup.accountKey(id), zoneKey(domain));
    }

    /** The key of the object that a zone of this name is. */
    public String zoneKey(String domain) {
        return ResourceGroup.zoneKey(Ids.named(seed, "zone " + domain));
    }

    /** The key of the whole account. */
    public String accountKey() {
        return ResourceGroup.accountKey(id);
    }

    /** The id of the resource group that covers the whole account. */
    public String wholeAccountGroupId() {
        return catalog.wholeAccount().id;
    }

    /** The id of the permission group of this name. */
    public String permissionGroupId(String groupName) {
        return read(() -> catalog.permissionGroupNamed(groupName).id);
    }

    /** The id of the role of this name. */
    public String roleId(String roleName) {
        return read(() -> catalog.requireRoleNamed(roleName).id);
    }

    /** The id of the resource group of this name; {@link #addZone} names it after the domain. */
    public String resourceGroupId(String groupName) {
        return read(() -> catalog.resourceGroupNamed(groupName).id);
    }

    /** The ids of all roles, Super Administrator included. */
    public List<String> roleIds() {
        return read(() -> catalog.roles().stream().map(role -> role.id).toList());
    }

    /** Adds an IAM user group with these members and gives its id. */
    public String addUserGroup(String groupName, String... memberIds) {
        return write(() -> userGroups.add(ids.next(), groupName, List.of(), new LinkedHashSet<>(List.of(memberIds))));
    }

    /**
     * Fills the account with people, the same ones for the same seed: mostly accepted, some pending, some with
     * zone-scoped or deny policies, one to four roles each, the first one a Super Administrator.
     *
     * @param count how many
     * @param roles how many roles the catalogue is to have; 0 leaves it as it is
     */
    public void populate(int count, int roles) {
        new Population(this, seed).fill(count, roles);
    }

    /** One member, whatever its status. */
    public Optional<SandboxMember> member(String memberId) {
        return read(() -> members.byId(memberId).map(MemberState::told));
    }

    /** The member with this address, whatever its case. */
    public Optional<SandboxMember> memberByEmail(String email) {
        return read(() -> members.byEmail(email).map(MemberState::told));
    }

    /** The members that an unfiltered list shows: all but the rejected, in the order they came. */
    public List<SandboxMember> members() {
        return read(() -> members.listed().stream().map(MemberState::told).toList());
    }

    /** Every direct right of the listed members: the truth a reader of the API is compared with. */
    public Set<SandboxGrant> grants() {
        return read(() -> Policies.grants(catalog, members.listed()));
    }

    /** The direct rights of one member, whatever its status. */
    public Set<SandboxGrant> grants(String memberId) {
        return read(() -> Policies.grants(catalog, List.of(members.require(memberId))));
    }

    <T> T read(Supplier<T> reading) {
        return lock.read(reading);
    }

    <T> T write(Supplier<T> change) {
        return lock.write(change);
    }

    String addMember(String email, List<Policy> policies) {
        if (members.byEmail(email).isPresent()) {
            throw new IllegalArgumentException("There is a member with e-mail " + email + " already");
        }
        String memberId = ids.next();
        members.add(MemberState.invited(memberId, email, policies));
        return memberId;
    }

    List<Policy> policiesFor(List<String> roleIds) {
        return Policies.forRoles(roleIds, catalog, ids);
    }

    private List<Policy> policiesOf(SandboxPolicy... policies) {
        return Arrays.stream(policies)
                .map(policy -> Policies.from(policy, catalog, ids))
                .toList();
    }

    private void change(String memberId, UnaryOperator<MemberState> how) {
        run(() -> members.replace(how.apply(members.require(memberId))));
    }

    private void run(Runnable change) {
        write(() -> {
            change.run();
            return null;
        });
    }
}

package org.iga4camel.cloudflare.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.iga4camel.cloudflare.model.EmailAddress;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.model.Times;

/**
 * What stands published of an account, as provisioning asks for it. It is as old as the last sync or refresh: what has
 * to be right at this moment is asked of Cloudflare. An account that the database does not know has nothing.
 */
public final class PublishedState {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Statements reader;

    public PublishedState(Statements reader) {
        this.reader = reader;
    }

    /** Whether the account was ever published by a sync. */
    public boolean isPublished(String account) {
        return reader.first("account", row -> row.getString("published_at") != null, account)
                .orElse(false);
    }

    /** Whether the account has a role, by id or exact name, listed or held by somebody. */
    public boolean hasRole(String account, String idOrName) {
        return isThere("role-exists", account, idOrName);
    }

    /** Whether a member of the account has a status, compared without regard to the case of its ASCII letters. */
    public boolean hasStatus(String account, String status) {
        return isThere("status-exists", account, status);
    }

    /** Between which ids its changes are. */
    public ChangeBounds changeBounds(String account) {
        return reader.first(
                        "change-bounds",
                        row -> new ChangeBounds(
                                row.getLong("forgotten_to"), row.getString("first_at"), row.getLong("last")),
                        account)
                .orElseThrow();
    }

    private boolean isThere(String statement, String account, String wanted) {
        return reader.first(statement, row -> row.getBoolean("there"), account, wanted)
                .orElseThrow();
    }

    public Optional<PublishedMember> member(String account, String memberId) {
        return reader.first("published-member", PublishedMember::of, account, memberId);
    }

    /** The members of an address, however it is spelt; ordered by id, those who declined last. */
    public List<PublishedMember> membersByEmail(String account, String email) {
        return reader.query(
                "published-members-by-email", PublishedMember::of, account, json(spellings(account, email)));
    }

    /** How an address is spelt in the database, the case of ASCII letters apart; never empty. */
    public List<String> spellings(String account, String email) {
        String bare = EmailAddress.bare(email);
        if (EmailAddress.isAscii(bare)) {
            return List.of(bare);
        }
        List<String> spellings = reader.query("addresses-beyond-ascii", row -> row.getString("email"), account).stream()
                .filter(address -> EmailAddress.same(address, bare))
                .toList();
        return spellings.isEmpty() ? List.of(bare) : spellings;
    }

    private static String json(List<String> texts) {
        try {
            return MAPPER.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts cannot be written as JSON", e);
        }
    }

    /** The direct rights of a member, ordered by role, access and scope; empty for a member that is not published. */
    public List<Right> rights(String account, String memberId) {
        return reader.query("published-rights", PublishedState::right, account, memberId);
    }

    /** Until when Cloudflare's answers may be older than what is published of a member; empty when no operation said so. */
    public Optional<Instant> touchedUntil(String account, String memberId) {
        return reader.first("member-touched", row -> Times.instant(row.getString("touched_at")), account, memberId);
    }

    /** What can be granted, ordered by id: roles, and permission groups where no role stands for them. */
    public List<PublishedRole> roles(String account) {
        return objects(account, "role").stream()
                .map(role -> new PublishedRole(role.id(), role.name(), role.text("kind")))
                .toList();
    }

    /** All permission groups, ordered by id; empty before a sync that could read them. */
    public List<PublishedPermissionGroup> permissionGroups(String account) {
        return objects(account, "permission_group").stream()
                .map(group -> new PublishedPermissionGroup(group.id(), group.name(), group.text("scopes")))
                .toList();
    }

    /** All resource groups, ordered by id. */
    public List<PublishedResourceGroup> resourceGroups(String account) {
        return objects(account, "resource_group").stream()
                .map(group -> new PublishedResourceGroup(group.id(), group.name(), group.texts("scope_keys")))
                .toList();
    }

    /** The published objects of a kind, ordered by parent and id. */
    public List<ObjectRow> objects(String account, String kind) {
        return reader.query("published-objects", ObjectRow::of, account, kind);
    }

    /**
     * Ids of the accepted members who hold a role on the whole account without being denied it there, ordered.
     *
     * @param exceptMemberId a member who does not count, null for nobody
     */
    public List<String> superAdministrators(
            String account, String roleId, String wholeAccountKey, String exceptMemberId) {
        return reader.query(
                "super-administrators",
                row -> row.getString("member_id"),
                account,
                roleId,
                wholeAccountKey,
                exceptMemberId);
    }

    /** A member that is gone; empty when it is published, or when no change that is kept tells of its going. */
    public Optional<FormerMember> former(String account, String memberId) {
        if (member(account, memberId).isPresent()) {
            return Optional.empty();
        }
        return reader.with(connection -> {
            List<FormerMember> gone = Statements.query(
                    connection,
                    "member-departure",
                    row -> new FormerMember(
                            memberId,
                            row.getString("email"),
                            row.getString("status"),
                            Times.instant(row.getString("first_seen_at")),
                            row.getBoolean("was_removed"),
                            Statements.query(
                                    connection,
                                    "departed-rights",
                                    PublishedState::right,
                                    account,
                                    memberId,
                                    row.getString("cause"))),
                    account,
                    memberId);
            return gone.stream().findFirst();
        });
    }

    /**
     * The member who went last of those an address had, however it is spelt; empty when no change that is kept tells of
     * one, or all of them are published.
     */
    public Optional<FormerMember> formerByEmail(String account, String email) {
        return reader.first(
                        "former-member-by-email",
                        row -> row.getString("member_id"),
                        account,
                        json(spellings(account, email)))
                .flatMap(id -> former(account, id));
    }

    private static Right right(ResultSet row) throws SQLException {
        return new Right(
                row.getString("role_id"),
                row.getString("role_name"),
                row.getString("kind"),
                row.getString("access"),
                row.getString("scope_key"),
                row.getString("scope_name"));
    }
}

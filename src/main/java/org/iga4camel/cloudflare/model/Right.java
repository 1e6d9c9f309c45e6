package org.iga4camel.cloudflare.model;

/**
 * One thing a member may or may not do somewhere: a role (or a permission group where no role stands for it), allowed or
 * denied, on one scope.
 *
 * @param roleId id of the role, or of the permission group
 * @param roleName its name as told with the right, null when it was not told
 * @param kind {@code role} or {@code permission_group}
 * @param access {@code allow} or {@code deny}; anything else is kept as Cloudflare sent it
 * @param scopeKey {@code com.cloudflare.api.account.<account id>} for the whole account, else the key of the one object
 * @param scopeName a name of the scope for people, null when it has none
 */
public record Right(String roleId, String roleName, String kind, String access, String scopeKey, String scopeName) {

    public static final String ROLE = "role";
    public static final String PERMISSION_GROUP = "permission_group";
    public static final String ALLOW = "allow";

    /** What makes it one right, whatever it is called. */
    public record Key(String roleId, String access, String scopeKey) {}

    /** The key. */
    public Key key() {
        return new Key(roleId, access, scopeKey);
    }
}

package org.iga4camel.cloudflare.sandbox;

/**
 * One right as the sandbox itself knows it: the truth a reader of the API is compared with.
 *
 * @param memberId the membership that holds it
 * @param roleId the role of the permission group's name, or the permission group itself where no role has that name
 * @param access {@code allow} or {@code deny}
 * @param scopeKey {@code com.cloudflare.api.account.<account id>} for the whole account, else the key of one object
 */
public record SandboxGrant(String memberId, String roleId, String access, String scopeKey) {}

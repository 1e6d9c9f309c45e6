package org.iga4camel.cloudflare.wire;

/**
 * The role that may do everything. Some accounts do not list it, so it is merged into the roles.
 *
 * <p>Source: Cloudflare's known role ids, the same in every account.
 */
public final class SuperAdministrator {

    public static final String ID = "33666b9c79b9a5273fc7344ff42f953d";
    public static final String NAME = "Super Administrator - All Privileges";

    private SuperAdministrator() {}
}

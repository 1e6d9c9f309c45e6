package org.iga4camel.cloudflare.provisioning;

/**
 * One request that changes something.
 *
 * @param what for people, in a sentence that begins with "Cannot"
 * @param path below the API root
 * @param body JSON, null for none
 */
record Write(String what, String method, String path, String body) {

    static final String POST = "POST";
    static final String PUT = "PUT";
    static final String DELETE = "DELETE";

    /** Whether it makes a new member, whose id only the answer tells. */
    boolean invites() {
        return method.equals(POST);
    }

    /** Whether it removes the member. */
    boolean removes() {
        return method.equals(DELETE);
    }
}

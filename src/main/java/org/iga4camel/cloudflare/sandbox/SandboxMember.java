package org.iga4camel.cloudflare.sandbox;

/**
 * One member as the sandbox itself knows it.
 *
 * @param id membership id
 * @param userId the person's id, null while unknown
 * @param email as last set
 * @param firstName null when unknown
 * @param lastName null when unknown
 * @param status {@code accepted}, {@code pending}, {@code rejected}, or whatever was injected
 * @param twoFactor whether two-factor authentication is on
 */
public record SandboxMember(
        String id, String userId, String email, String firstName, String lastName, String status, boolean twoFactor) {}

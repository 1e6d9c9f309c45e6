package org.iga4camel.cloudflare.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * The settings of one governed account, checked. Nothing in it is null, and printing it shows no secret.
 *
 * @param alias the name the account goes by here
 * @param accountId Cloudflare's id of it, 32 lower-case hexadecimal characters; no two accounts have the same
 * @param credential what its requests are authenticated with
 * @param baseUrl the API root, without a slash at its end
 * @param schedule Quartz cron expression of the full sync, 6 or 7 fields
 * @param provisioning what may be written to Cloudflare, and how patiently
 * @param initialChanges whether the first sync writes a change for every row it finds
 * @param freshWithin age up to which the published state counts as fresh
 */
public record AccountSettings(
        String alias,
        String accountId,
        Credential credential,
        URI baseUrl,
        String schedule,
        Provisioning provisioning,
        Allowance allowance,
        Hold hold,
        boolean initialChanges,
        History history,
        Duration freshWithin) {

    /** No operation's {@code settle-within} may be longer. */
    public static final Duration LONGEST_SETTLING = Duration.ofMinutes(5);

    /**
     * How much of Cloudflare's request limit may be used, and by whom.
     *
     * @param requests requests in 5 minutes that Cloudflare allows the credential
     * @param peoplePercent share left to people who use the same credential
     * @param provisioningPercent share that a sync leaves to provisioning; both shares together are below 100
     */
    public record Allowance(int requests, int peoplePercent, int provisioningPercent) {}

    /**
     * When a sync is held: more than {@code rows} rows of one kind would go, and more than {@code percent} of them.
     *
     * @param percent 0 to 100
     */
    public record Hold(int rows, int percent) {}

    /**
     * What is kept.
     *
     * @param runs number of sync runs, at least 1
     * @param changesDays days that changes are kept; 0 keeps them for ever, and so does a consumer that has not passed them
     * @param consumerSilentDays days after which a consumer of changes counts as silent, at least 1
     */
    public record History(int runs, int changesDays, int consumerSilentDays) {}

    /**
     * What may be written to Cloudflare.
     *
     * @param allowed whether anything may be
     * @param protectedEmails addresses, in lower case, whose members are left alone
     * @param emailDomains domains, in lower case, that may be invited; empty for any
     * @param roles ids and names of the roles that may be given and taken; empty for any
     * @param superAdministrators accepted Super Administrators that must stay, at least 0
     * @param minimalForLastRole whether a member whose last role is taken gets Minimal Account Access; refused otherwise
     * @param deadline how long an operation may take before it sends nothing more
     * @param settleWithin how long Cloudflare may show the former state after a write
     */
    public record Provisioning(
            boolean allowed,
            Set<String> protectedEmails,
            Set<String> emailDomains,
            Set<String> roles,
            int superAdministrators,
            boolean minimalForLastRole,
            Duration deadline,
            Duration settleWithin) {

        public Provisioning {
            protectedEmails = Set.copyOf(protectedEmails);
            emailDomains = Set.copyOf(emailDomains);
            roles = Set.copyOf(roles);
        }
    }
}

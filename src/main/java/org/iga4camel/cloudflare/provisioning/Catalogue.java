package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.wire.RightsReader;
import org.iga4camel.cloudflare.wire.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be granted and where, as the last sync published it. */
record Catalogue(String account, Roles roles, Scopes scopes) {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    /** What is published now of an account. */
    static Catalogue of(PublishedState published, AccountSettings account) {
        String alias = account.alias();
        return new Catalogue(
                alias,
                new Roles(published.roles(alias), published.permissionGroups(alias)),
                new Scopes(Scope.wholeAccount(account.accountId()), published.resourceGroups(alias)));
    }

    /** Reads a member as a sync does. */
    SeenMember read(JsonNode member) {
        RightsReader rights = new RightsReader(
                roles.names(),
                scopes.wholeAccountKey(),
                scopes::resourceGroup,
                warning -> LOG.debug("Account {}: {}", account, warning));
        return SeenMember.of(member, rights);
    }
}

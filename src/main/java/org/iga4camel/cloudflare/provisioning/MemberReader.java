package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.wire.RightsReader;
import org.iga4camel.cloudflare.wire.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads members as a sync does, by the catalogue that the last one published. */
final class MemberReader {

    private static final Logger LOG = LoggerFactory.getLogger(MemberReader.class);

    private final PublishedState published;

    MemberReader(PublishedState published) {
        this.published = published;
    }

    Member read(AccountSettings account, JsonNode json) {
        ScopeCatalogue scopes = scopes(account);
        RightsReader rights = new RightsReader(
                roles(account).names(),
                scopes.wholeAccountKey(),
                scopes::resourceGroup,
                warning -> LOG.debug("Account {}: {}", account.alias(), warning));
        return Member.of(json, rights);
    }

    RoleCatalogue roles(AccountSettings account) {
        return new RoleCatalogue(published.roles(account.alias()), published.permissionGroups(account.alias()));
    }

    ScopeCatalogue scopes(AccountSettings account) {
        return new ScopeCatalogue(Scope.wholeAccount(account.accountId()), published.resourceGroups(account.alias()));
    }
}

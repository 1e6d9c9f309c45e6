package org.iga4camel.cloudflare.runner;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.iga4camel.cloudflare.api.RestSettings;
import org.iga4camel.cloudflare.listener.FrontDoor;
import org.iga4camel.cloudflare.mount.Mount;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.settings.Option;
import org.iga4camel.cloudflare.settings.Settings;

/** What the long run says once it has started: what it governs, since when and where, and where it listens. */
final class Announcement {

    private final CamelContext context;
    private final Mount mount;
    private final ZoneId zone;

    /** @param zone that times are told in */
    Announcement(CamelContext context, Mount mount, ZoneId zone) {
        this.context = context;
        this.mount = mount;
        this.zone = zone;
    }

    /** One sentence each. */
    List<String> sentences() {
        Settings settings = mount.settings();
        List<String> sentences = new ArrayList<>();
        settings.accounts().values().forEach(account -> sentences.add(account(account)));
        sentences.add("The database is " + mount.cache().file());
        sentences.add(
                settings.rest().isServed()
                        ? "REST is served at "
                                + RestSettings.root(context, settings, FrontDoor.restPort(context, settings))
                                + ", for people at /docs"
                        : "REST is not served: no key is set, see " + Option.REST_KEY.property());
        settings.managementPort()
                .ifPresent(port -> sentences.add("Health and metrics are served at http://" + settings.host() + ":"
                        + port + "/observe/health and /observe/metrics"));
        return sentences;
    }

    private String account(AccountSettings account) {
        String provisioning = account.provisioning().allowed() ? "on" : "off";
        return "Account " + account.alias() + " (" + account.accountId() + "): provisioning is " + provisioning
                + ", a sync begins now, the next one "
                + mount.nextSync(account).map(this::at).orElse("never");
    }

    private String at(Instant instant) {
        return "at "
                + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}

package org.iga4camel.cloudflare.provisioning;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.cache.Journal;
import org.iga4camel.cloudflare.cache.MemberPublication;
import org.iga4camel.cloudflare.cache.OperationStore;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.settings.Settings;

/** The beans of provisioning, by the names that the routes know them by. */
public final class Provisioning {

    private Provisioning() {}

    /**
     * Makes them.
     *
     * @param members publishes what operations have seen
     * @param mayWait throws when the process is being stopped, so that no operation waits for another any longer
     */
    public static Map<String, Object> beans(
            Settings settings,
            Cache cache,
            MemberPublication members,
            DatabaseLock locks,
            InstantSource clock,
            Runnable mayWait) {
        Holds.Keeper keeper = new Holds.Keeper(locks, clock, mayWait);
        Journal journal = new Journal(cache.writer(), cache.reader());
        PublishedState published = new PublishedState(new Statements(cache.reader()));
        StaticGuards guards = new StaticGuards();
        Unsettled unsettled = new Unsettled(journal);
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put(
                "cloudflareIgaRequests",
                new RequestReader(named -> settings.account(named).alias()));
        beans.put(
                "cloudflareIgaOperations",
                new Operations(
                        settings::account,
                        journal,
                        new OperationStore(cache.writer(), journal, members),
                        published,
                        keeper,
                        clock,
                        guards));
        beans.put("cloudflareIgaLooks", new Looks(published, clock, unsettled));
        beans.put("cloudflareIgaPlanning", new Planning(published, guards));
        beans.put("cloudflareIgaGuards", new Guards(published, guards, unsettled));
        beans.put("cloudflareIgaWrites", new Writes(clock));
        beans.put("cloudflareIgaReadBack", new ReadBack(clock));
        beans.put("cloudflareIgaSettlement", new Settlement(settings::account, journal, published, keeper, clock));
        return beans;
    }
}

package org.iga4camel.cloudflare.mount;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.iga4camel.cloudflare.api.Api;
import org.iga4camel.cloudflare.mount.MountLifecycle.Contents;
import org.iga4camel.cloudflare.settings.Part;
import org.iga4camel.cloudflare.settings.Settings;

/**
 * The packaged routes of the parts that a host asked for, and of what these call. Files of which the host has loaded routes
 * itself are mounted, and not loaded again.
 */
final class HubContents implements Contents {

    /** Whatever part is mounted, the database can be asked, and what was left open is settled, by looking. */
    private static final Set<String> SHARED = Set.of("gateway", "read", "settling");

    private static final String API = "api";
    private static final String API_SYNCS = "api-syncs";
    private static final String SCHEDULE = "schedule";
    private static final Map<Part, String> FILES =
            Map.of(Part.SYNC, SCHEDULE, Part.PROVISIONING, "provisioning", Part.API, API);

    /** What a file's routes call beyond the shared ones. */
    private static final Map<String, Set<String>> CALLED = Map.of(
            SCHEDULE,
            Set.of("sync"),
            "provisioning",
            Set.of("operation"),
            API,
            Set.of(API_SYNCS, "sync", "provisioning", "operation"),
            API_SYNCS,
            Set.of(API, "sync", "provisioning", "operation"),
            "docs",
            Set.of(API, API_SYNCS, "sync", "provisioning", "operation"));

    private final Set<String> loaded;
    private final Set<String> files = new TreeSet<>(SHARED);

    /** @param loaded names of the files that the host has loaded itself */
    HubContents(Set<Part> parts, Set<String> loaded) {
        this.loaded = Set.copyOf(loaded);
        Stream.concat(parts.stream().map(FILES::get), loaded.stream()).forEach(file -> {
            files.add(file);
            files.addAll(CALLED.getOrDefault(file, Set.of()));
        });
    }

    @Override
    public void check(CamelContext context, Settings settings) {
        if (files.contains(API)) {
            Api.require(context, settings);
        }
    }

    @Override
    public Collection<Resource> routes(CamelContext context, Settings settings) throws Exception {
        if (files.contains(API)) {
            Api.bind(context, settings);
        }
        return Mount.files(context, Mount.PACKAGED_ROUTES).stream()
                .filter(file -> files.contains(Mount.name(file)) && !loaded.contains(Mount.name(file)))
                .toList();
    }

    @Override
    public boolean schedules() {
        return files.contains(SCHEDULE);
    }

    @Override
    public boolean settles() {
        return !schedules();
    }
}

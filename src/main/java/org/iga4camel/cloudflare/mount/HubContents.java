package org.iga4camel.cloudflare.mount;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.iga4camel.cloudflare.api.Api;
import org.iga4camel.cloudflare.mount.MountLifecycle.Contents;
import org.iga4camel.cloudflare.settings.Part;
import org.iga4camel.cloudflare.settings.Settings;

/** The packaged routes of the parts that a host asked for, and of what these call. */
final class HubContents implements Contents {

    /** Whatever part is mounted, what was left open is settled, by looking. */
    private static final Set<String> SHARED = Set.of("gateway", "settling");

    private static final Map<Part, Set<String>> FILES = Map.of(
            Part.SYNC, Set.of("sync", "schedule"),
            Part.PROVISIONING, Set.of("provisioning", "operation"),
            Part.API, Set.of("api", "sync", "provisioning", "operation"));

    private final Set<Part> parts;

    HubContents(Set<Part> parts) {
        this.parts = Set.copyOf(parts);
    }

    @Override
    public void check(CamelContext context, Settings settings) {
        if (parts.contains(Part.API)) {
            Api.require(context, settings);
        }
    }

    @Override
    public Collection<Resource> routes(CamelContext context, Settings settings) throws Exception {
        if (parts.contains(Part.API)) {
            Api.bind(context, settings);
        }
        Set<String> files = new TreeSet<>(SHARED);
        parts.forEach(part -> files.addAll(FILES.get(part)));
        return Mount.files(context, Mount.PACKAGED_ROUTES).stream()
                .filter(file -> files.contains(Mount.name(file)))
                .toList();
    }

    @Override
    public boolean schedules() {
        return parts.contains(Part.SYNC);
    }

    @Override
    public boolean settles() {
        return !schedules();
    }
}

package org.iga4camel.cloudflare.mount;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.rest.RestDefinition;
import org.iga4camel.cloudflare.model.ConfigurationException;

/** A host's filter of routes, which leaves out in silence what it does not let pass. */
final class RouteFilter {

    private static final int SHOWN = 3;

    private RouteFilter() {}

    /**
     * Lets a host pass in which all of these routes and templates are, and all paths of the API that are to come.
     *
     * @throws ConfigurationException when some were left out
     */
    static void require(CamelContext context, Collection<String> ids) {
        Set<String> missing = new TreeSet<>(ids);
        missing.removeAll(HostRoutes.ids(context));
        // an operator's own routes may lie beside ours
        missing.removeIf(id -> !id.startsWith(HostRoutes.PREFIX));
        missing.addAll(pathsLeftOut(context));
        if (missing.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(missing).subList(0, Math.min(SHOWN, missing.size()));
        throw new ConfigurationException("This host leaves out " + String.join(", ", shown)
                + (missing.size() > SHOWN ? " and " + (missing.size() - SHOWN) + " further routes" : "")
                + ", without which what it mounts does not work: let camel.main.routeFilterIncludePattern have"
                + " cloudflare-iga-* and rest:* in it, and camel.main.routeFilterExcludePattern nothing that matches"
                + " them, or leave the part out of cloudflare-iga.mount.");
    }

    /** Whether the host's filter is what keeps a route out of its context. */
    static boolean leavesOut(CamelContext context, String id) {
        RouteDefinition route = new RouteDefinition("direct:" + id);
        route.setId(id);
        return !filter(context).apply(route);
    }

    /** Their routes come about only when the context starts, without an id that a filter could know. */
    private static List<String> pathsLeftOut(CamelContext context) {
        Function<RouteDefinition, Boolean> filter = filter(context);
        List<String> leftOut = new ArrayList<>();
        for (RestDefinition rest : model(context).getRestDefinitions()) {
            if (rest.getId() == null || !rest.getId().startsWith(HostRoutes.PREFIX)) {
                continue;
            }
            rest.getVerbs().stream()
                    .filter(verb -> !filter.apply(
                            new RouteDefinition("rest:" + verb.asVerb() + ":" + rest.getPath() + ":" + verb.getPath())))
                    .map(verb -> rest.getId() + " " + verb.asVerb() + " " + verb.getPath())
                    .forEach(leftOut::add);
        }
        return leftOut;
    }

    private static Function<RouteDefinition, Boolean> filter(CamelContext context) {
        Function<RouteDefinition, Boolean> filter = model(context).getRouteFilter();
        return filter == null ? route -> true : filter;
    }

    private static Model model(CamelContext context) {
        return context.getCamelContextExtension().getContextPlugin(Model.class);
    }
}

package org.iga4camel.cloudflare.mount;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.util.IOHelper;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes of ours that a host has loaded by itself, with its include pattern: from the jar, or as edited copies of its own.
 * Camel Main and Spring Boot load these before a context initializes.
 */
final class HostRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(HostRoutes.class);
    static final String PREFIX = "cloudflare-iga-";
    private static final Pattern ROUTE = Pattern.compile("(?m)^- (?:route(?:Template)?:\\R    id"
            + "|templatedRoute:\\R    routeTemplateRef: \\S+\\R    routeId): (\\S+)$");

    private HostRoutes() {}

    /**
     * The names of the packaged files of which at least one route or template is in the context. Such a file is the host's
     * as a whole: what a copy leaves out was left out on purpose.
     *
     * @param tell whether to log them; a context that is started again still has what was mounted before
     */
    static Set<String> files(CamelContext context, boolean tell) {
        Set<String> present = ids(context);
        if (present.isEmpty()) {
            return Set.of();
        }
        try {
            return files(context, present, tell);
        } catch (ConfigurationException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The packaged routes cannot be read", e);
        }
    }

    private static Set<String> files(CamelContext context, Set<String> present, boolean tell) throws Exception {
        Set<String> files = new TreeSet<>();
        for (Resource file : Mount.files(context, Mount.PACKAGED_ROUTES)) {
            List<String> missing = idsIn(file);
            if (missing.removeAll(present)) {
                files.add(Mount.name(file));
                RouteFilter.require(
                        context,
                        missing.stream()
                                .filter(id -> RouteFilter.leavesOut(context, id))
                                .toList());
                if (tell) {
                    LOG.info(
                            "The host has loaded the routes of {} itself{}",
                            Mount.name(file),
                            missing.isEmpty() ? "" : ", without " + String.join(", ", missing));
                }
            }
        }
        return files;
    }

    static Set<String> ids(CamelContext context) {
        Set<String> ids = new HashSet<>();
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        if (model != null) {
            model.getRouteDefinitions().stream()
                    .map(RouteDefinition::getRouteId)
                    .forEach(ids::add);
            model.getRouteTemplateDefinitions().stream()
                    .map(RouteTemplateDefinition::getId)
                    .forEach(ids::add);
        }
        ids.removeIf(id -> id == null || !id.startsWith(PREFIX));
        return ids;
    }

    static List<String> idsIn(Resource file) throws IOException {
        return ROUTE.matcher(IOHelper.loadText(file.getInputStream()))
                .results()
                .map(route -> route.group(1))
                .collect(Collectors.toList());
    }
}

package org.iga4camel.cloudflare.mount;

import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.Model;

/** Makes routes of templates, one for each account. */
final class AccountRoutes {

    private final CamelContext context;

    AccountRoutes(CamelContext context) {
        this.context = context;
    }

    /**
     * Makes one. A host that loads routes itself may leave a template out, or make a route of it itself.
     *
     * @throws org.iga4camel.cloudflare.model.ConfigurationException when the host filters it out
     */
    void make(String template, String alias, Map<String, Object> parameters) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        String id = template + "-" + alias;
        if (model.getRouteTemplateDefinition(template) == null || model.getRouteDefinition(id) != null) {
            return;
        }
        TemplatedRouteBuilder.builder(context, template)
                .routeId(id)
                .parameter("account", alias)
                .parameters(parameters)
                .add();
        RouteFilter.require(context, Set.of(id));
    }
}

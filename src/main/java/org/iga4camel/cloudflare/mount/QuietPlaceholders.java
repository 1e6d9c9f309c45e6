package org.iga4camel.cloudflare.mount;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertiesLookupListener;
import org.apache.camel.component.properties.DefaultPropertiesLookupListener;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateDefinition;

/** Keeps what our routes ask each other for out of the summary of placeholders that a host's start writes. */
final class QuietPlaceholders {

    private static final String PREFIX = "cloudflareIga";
    private static final String TEMPLATES = "cloudflare-iga-";
    /** How Camel calls the place of a template's parameters. */
    private static final String PARAMETERS = "LocalProperties";

    private QuietPlaceholders() {}

    /** Begins with it; what is returned ends it. */
    static Runnable in(CamelContext context) {
        if (!(context.getPropertiesComponent() instanceof PropertiesComponent properties)) {
            return () -> {};
        }
        List<PropertiesLookupListener> listeners = properties.getPropertiesLookupListeners();
        // Camel's own one writes nothing, and answers its consoles
        listeners.replaceAll(listener ->
                listener instanceof DefaultPropertiesLookupListener ? listener : new Others(context, listener));
        return () -> listeners.replaceAll(listener -> listener instanceof Others others ? others.listener() : listener);
    }

    /** Tells a listener of what others ask for. */
    private record Others(CamelContext context, PropertiesLookupListener listener) implements PropertiesLookupListener {

        @Override
        public void onLookup(String name, String value, String defaultValue, String source) {
            if (!name.startsWith(PREFIX) && !(PARAMETERS.equals(source) && isOurs(name))) {
                listener.onLookup(name, value, defaultValue, source);
            }
        }

        private boolean isOurs(String parameter) {
            return context
                    .getCamelContextExtension()
                    .getContextPlugin(Model.class)
                    .getRouteTemplateDefinitions()
                    .stream()
                    .filter(template -> template.getId().startsWith(TEMPLATES))
                    .map(RouteTemplateDefinition::getTemplateParameters)
                    .anyMatch(parameters -> parameters.stream()
                            .anyMatch(known -> known.getName().equals(parameter)));
        }
    }
}

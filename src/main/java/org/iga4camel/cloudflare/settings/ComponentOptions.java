package org.iga4camel.cloudflare.settings;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResolverHelper;

/** What a host has set on its component {@code cloudflare-iga}, added or a bean. None is made to look. */
final class ComponentOptions {

    private static final String SCHEME = "cloudflare-iga";

    private final Component component;
    private final PropertyConfigurerGetter options;

    ComponentOptions(CamelContext context) {
        Component present = context.hasComponent(SCHEME);
        component = present == null ? ResolverHelper.lookupComponentInRegistryWithFallback(context, SCHEME) : present;
        options = component == null
                ? null
                : (PropertyConfigurerGetter) PluginHelper.getConfigurerResolver(context)
                        .resolvePropertyConfigurer(SCHEME + "-component", context);
    }

    /** The value of an option; empty where it is not set, or is none of the component. */
    Optional<String> value(Option option) {
        return component == null
                ? Optional.empty()
                : Optional.ofNullable(options.getOptionValue(component, option.componentOption(), false))
                        .map(Object::toString);
    }
}

package org.iga4camel.cloudflare.settings;

import java.util.HashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.util.IOHelper;

/**
 * Resolves properties and the placeholders in them as Camel does, from the same places in the same order, but in silence:
 * Camel logs what it resolves, and keeps it, secrets included.
 */
final class Placeholders {

    private static final String BEGIN = "{{";
    private static final String END = "}}";
    private static final String OPTIONAL = "?";

    private final org.apache.camel.spi.PropertiesComponent properties;

    Placeholders(CamelContext context) {
        properties = context.getPropertiesComponent();
    }

    /**
     * The value of a property.
     *
     * @return empty when it is not set
     * @throws IllegalArgumentException when it holds a placeholder that does not resolve
     */
    Optional<String> value(String key) {
        String text = property(key);
        return text == null ? Optional.empty() : Optional.ofNullable(resolve(text, Set.of(key)));
    }

    /**
     * A text with the placeholders in it resolved.
     *
     * @return empty when it is one placeholder that may be missing, and is
     * @throws IllegalArgumentException when one does not resolve
     */
    Optional<String> resolve(String text) {
        return Optional.ofNullable(resolve(text, Set.of()));
    }

    /** From the innermost placeholder outwards, so that a name may be made of another. */
    private String resolve(String text, Set<String> under) {
        String rest = text;
        for (int end = rest.indexOf(END); end >= 0; end = rest.indexOf(END)) {
            int begin = rest.lastIndexOf(BEGIN, end);
            if (begin < 0) {
                throw new IllegalArgumentException("A placeholder ends that did not begin");
            }
            String name = rest.substring(begin + BEGIN.length(), end);
            if (under.contains(name)) {
                throw new IllegalArgumentException("A placeholder leads back to itself");
            }
            Set<String> deeper = new HashSet<>(under);
            deeper.add(name);
            String found = placeholder(name);
            String value = found == null ? null : resolve(found, deeper);
            String before = rest.substring(0, begin);
            String after = rest.substring(end + END.length());
            if (value == null && before.isEmpty() && after.isEmpty()) {
                return null;
            }
            rest = before + (value == null ? "" : value) + after;
        }
        if (rest.contains(BEGIN)) {
            throw new IllegalArgumentException("A placeholder begins that does not end");
        }
        return rest;
    }

    private String placeholder(String text) {
        boolean optional = text.startsWith(OPTIONAL);
        String name = optional ? text.substring(OPTIONAL.length()) : text;
        int colon = name.indexOf(':');
        String head = colon < 0 ? name : name.substring(0, colon);
        String tail = colon < 0 ? null : name.substring(colon + 1);
        PropertiesFunction function = tail == null ? null : properties.getPropertiesFunction(head);
        if (function != null) {
            return applied(function, tail, optional);
        }
        String value = property(head);
        return required(value == null ? tail : value, optional);
    }

    private String applied(PropertiesFunction function, String about, boolean optional) {
        boolean mayBeMissing = optional || about.startsWith(OPTIONAL) || function.optional(about);
        String remainder = function.lookupFirst(about) ? placeholder(about) : about;
        return remainder == null ? null : required(function.apply(remainder), mayBeMissing);
    }

    private static String required(String value, boolean optional) {
        if (value == null && !optional) {
            throw new IllegalArgumentException("A placeholder does not resolve");
        }
        return value;
    }

    /** What stands in the place where Camel finds a property; null when there is none. */
    private String property(String key) {
        PropertiesComponent camel = properties instanceof PropertiesComponent known ? known : null;
        int environment = camel == null
                ? PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_OVERRIDE
                : camel.getEnvironmentVariableMode();
        int system =
                camel == null ? PropertiesComponent.SYSTEM_PROPERTIES_MODE_OVERRIDE : camel.getSystemPropertiesMode();
        String value = text(properties.getLocalProperties(), key);
        if (value == null && environment == PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_OVERRIDE) {
            value = variable(key);
        }
        if (value == null && system == PropertiesComponent.SYSTEM_PROPERTIES_MODE_OVERRIDE) {
            value = System.getProperty(key);
        }
        if (value == null) {
            value = source(key, camel);
        }
        if (value == null && environment == PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_FALLBACK) {
            value = variable(key);
        }
        if (value == null && system == PropertiesComponent.SYSTEM_PROPERTIES_MODE_FALLBACK) {
            value = System.getProperty(key);
        }
        // a host's own parser may have it encrypted
        String parsed = camel == null ? null : camel.getPropertiesParser().parseProperty(key, value, null);
        return parsed == null ? value : parsed;
    }

    private String source(String key, PropertiesComponent camel) {
        String value = camel == null ? null : text(camel.getOverrideProperties(), key);
        if (value != null) {
            return value;
        }
        for (PropertiesSource source : properties.getPropertiesSources()) {
            String found = source.getProperty(key);
            if (found != null) {
                return found;
            }
        }
        if (camel == null) {
            return text(properties.loadProperties(key::equals), key);
        }
        String initial = text(camel.getInitialProperties(), key);
        return initial == null ? camel.getPropertiesParser().customLookup(key) : initial;
    }

    private static String text(Properties properties, String key) {
        Object value = properties == null ? null : properties.get(key);
        return value == null ? null : String.valueOf(value);
    }

    /** A variable that is there and empty is one that is not set: Camel would let it win over the property. */
    private static String variable(String key) {
        String value = IOHelper.lookupEnvironmentVariable(key);
        return value == null || value.isBlank() ? null : value;
    }
}

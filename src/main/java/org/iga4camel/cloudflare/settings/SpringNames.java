package org.iga4camel.cloudflare.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/**
 * The names of the settings that a Spring host makes. Camel asks Spring for one property after the other and lists none of
 * them. Spring is not needed to compile or to run this; without it there are no names.
 */
final class SpringNames {

    private static final String BEAN = "environment";
    private static final String ENVIRONMENT = "org.springframework.core.env.ConfigurableEnvironment";
    private static final String NAMED_SOURCE = "org.springframework.core.env.EnumerablePropertySource";
    private static final Pattern OURS = Pattern.compile("(?i)cloudflare[-_]?iga\\.((?:.*\\.)?)([^.\\[]+)(\\[.*)?");

    private SpringNames() {}

    /** As they stand in the table of options where Spring takes another spelling for the same name. */
    static Set<String> of(CamelContext context) {
        Set<String> names = new TreeSet<>();
        Class<?> type = context.getClassResolver().resolveClass(ENVIRONMENT);
        Class<?> named = context.getClassResolver().resolveClass(NAMED_SOURCE);
        Object environment = context.getRegistry().lookupByName(BEAN);
        if (type == null || named == null || !type.isInstance(environment)) {
            return names;
        }
        try {
            for (Object source :
                    (Iterable<?>) type.getMethod("getPropertySources").invoke(environment)) {
                if (named.isInstance(source)) {
                    add((String[]) named.getMethod("getPropertyNames").invoke(source), names);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The names of Spring's properties cannot be read", e);
        }
        return names;
    }

    private static void add(String[] all, Set<String> names) {
        for (String name : all) {
            Matcher ours = OURS.matcher(name);
            if (ours.matches()) {
                String index = ours.group(3) == null ? "" : ours.group(3);
                names.add(Option.PREFIX + ours.group(1) + key(ours.group(2)) + index);
            }
        }
    }

    private static String key(String spelt) {
        return Arrays.stream(Option.values())
                .map(Option::key)
                .filter(key -> uniform(key).equals(uniform(spelt)))
                .findFirst()
                .orElse(spelt);
    }

    private static String uniform(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}

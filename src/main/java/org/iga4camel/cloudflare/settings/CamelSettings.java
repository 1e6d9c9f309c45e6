package org.iga4camel.cloudflare.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.iga4camel.cloudflare.model.ConfigurationException;

/** The settings as a Camel context sees them: from wherever the host resolves its own properties, vaults included. */
public final class CamelSettings {

    private final CamelContext context;
    private final ComponentOptions component;
    private final Placeholders placeholders;

    private CamelSettings(CamelContext context) {
        this.context = context;
        component = new ComponentOptions(context);
        placeholders = new Placeholders(context);
    }

    /**
     * Reads and checks the settings of this context, falling back to the process environment. What is set on the
     * context's component wins over properties that are not of one account only. Placeholders inside values are
     * resolved. Where the host lets an environment variable that is spelt like a property win over it, as Camel does by
     * default, that stays so.
     *
     * @throws ConfigurationException about a setting that is unknown, missing or wrong, or a placeholder in one that
     *     does not resolve
     */
    public static Settings of(CamelContext context) {
        return of(context, System.getenv());
    }

    static Settings of(CamelContext context, Map<String, String> environment) {
        return SettingsReader.read(known(context, environment));
    }

    /**
     * The database alone, where no account and no credential need be set.
     *
     * @throws ConfigurationException about a setting that is unknown or wrong, or a placeholder in one that does not
     *     resolve
     */
    public static Path database(CamelContext context) {
        return SettingsReader.database(known(context, System.getenv()));
    }

    private static Sources known(CamelContext context, Map<String, String> environment) {
        CamelSettings settings = new CamelSettings(context);
        Sources sources = settings.sources(environment);
        SettingsReader.rejectUnknown(settings.keys(), environment.keySet(), SettingsReader.aliases(sources));
        return sources;
    }

    /**
     * What the host of this context mounts, empty for nothing.
     *
     * @throws ConfigurationException if the setting is wrong, or holds a placeholder that does not resolve
     */
    public static Set<Part> parts(CamelContext context) {
        CamelSettings settings = new CamelSettings(context);
        Set<Part> parts = SettingsReader.parts(settings.sources(System.getenv()));
        if (parts.isEmpty()) {
            SettingsReader.rejectListOfParts(settings.keys());
        }
        return parts;
    }

    private Sources sources(Map<String, String> environment) {
        return new Sources(this::componentOption, this::property, environment::get);
    }

    /**
     * Makes Camel mask our secrets wherever it prints properties by name, beside what the host masks already. To be
     * called before the context starts, since Camel prints them then; calling it again changes nothing.
     */
    public static void registerSecrets(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        Set<String> keywords = new TreeSet<>();
        String present = extension.getAdditionalSensitiveKeywords();
        if (present != null && !present.isBlank()) {
            keywords.addAll(Arrays.asList(present.split(",")));
        }
        Arrays.stream(Option.values())
                .filter(Option::isSecret)
                .map(CamelSettings::keyword)
                .forEach(keywords::add);
        extension.setAdditionalSensitiveKeywords(String.join(",", keywords));
    }

    /** Camel compares names without dashes and in lower case. */
    private static String keyword(Option option) {
        return option.key().replace("-", "").toLowerCase(Locale.ROOT);
    }

    private Set<String> keys() {
        Predicate<String> ours = key -> key.startsWith(Option.PREFIX);
        Set<String> keys = new TreeSet<>(
                context.getPropertiesComponent().loadProperties(ours).stringPropertyNames());
        // Camel resolves these too, without listing them
        System.getProperties().stringPropertyNames().stream().filter(ours).forEach(keys::add);
        keys.addAll(SpringNames.of(context));
        return keys;
    }

    private Optional<String> property(String key) {
        return resolve(() -> placeholders.value(key), key);
    }

    private Optional<String> componentOption(Option option) {
        return component
                .value(option)
                .flatMap(text -> resolve(() -> placeholders.resolve(text), option.componentTitle()));
    }

    /** Taken for unset, an account whose own token is missing would be read with the token of another. */
    private static Optional<String> resolve(Supplier<Optional<String>> value, String title) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            // not as cause: a function of a host's may repeat the value
            throw new ConfigurationException(
                    title + " holds a placeholder that does not resolve: set what it refers to,"
                            + " or write it as {{?name}} if it may be missing.");
        }
    }
}

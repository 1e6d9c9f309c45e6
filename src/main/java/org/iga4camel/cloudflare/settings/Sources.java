package org.iga4camel.cloudflare.settings;

import java.util.Optional;
import java.util.function.Function;

/**
 * Where the texts of settings come from.
 *
 * @param component the value of an option of a host's component
 * @param property the value of a property by its full name, such as {@code cloudflare-iga.token}
 * @param environment the value of an environment variable by its name, or null where it is not set
 */
public record Sources(
        Function<Option, Optional<String>> component,
        Function<String, Optional<String>> property,
        Function<String, String> environment) {

    /** Those of a process that has no component. */
    public static Sources of(Function<String, Optional<String>> property, Function<String, String> environment) {
        return new Sources(option -> Optional.empty(), property, environment);
    }
}

package org.iga4camel.cloudflare.settings;

import java.util.Optional;
import java.util.function.Function;
import org.iga4camel.cloudflare.model.ConfigurationException;

/** Where values come from: the account's property, the property, the environment variable, the default, in that order. */
final class Lookup {

    private final Function<String, Optional<String>> property;
    private final Function<String, String> environment;

    Lookup(Function<String, Optional<String>> property, Function<String, String> environment) {
        this.property = property;
        this.environment = environment;
    }

    /** A text and what to call the setting it came from. */
    private record Found(String text, String title) {}

    /** Whether the account has this value to itself. */
    boolean isOwn(Option option, String alias) {
        return own(option, alias).isPresent();
    }

    /** The value for all accounts, if there is one. */
    <T> Optional<T> value(Option option, Class<T> type) {
        return common(option).map(found -> parse(option, found, type));
    }

    /** The value for one account, if there is one. */
    <T> Optional<T> value(Option option, String alias, Class<T> type) {
        return own(option, alias).or(() -> common(option)).map(found -> parse(option, found, type));
    }

    /** What to call the setting that decides for this account. */
    String title(Option option, String alias) {
        return own(option, alias).or(() -> common(option)).map(Found::title).orElseGet(option::title);
    }

    private Optional<Found> own(Option option, String alias) {
        String key = option.property(alias);
        return set(property.apply(key)).map(text -> new Found(text, key));
    }

    private Optional<Found> common(Option option) {
        return set(property.apply(option.property()))
                .or(() ->
                        option.environmentVariable().flatMap(name -> set(Optional.ofNullable(environment.apply(name)))))
                .or(option::defaultText)
                .map(text -> new Found(text, option.title()));
    }

    /** Blank is unset: an orchestrator that has no value passes an empty one. */
    private static Optional<String> set(Optional<String> text) {
        return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    private static <T> T parse(Option option, Found found, Class<T> type) {
        try {
            return type.cast(option.parser().parse(found.text()));
        } catch (Parser.Malformed e) {
            // not as cause: the sentence says it all, and nothing else of the value may travel
            throw new ConfigurationException(found.title() + ' ' + e.getMessage() + '.');
        }
    }
}

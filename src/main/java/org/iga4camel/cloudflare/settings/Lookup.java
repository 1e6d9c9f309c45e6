package org.iga4camel.cloudflare.settings;

import java.util.Optional;
import org.iga4camel.cloudflare.model.ConfigurationException;

/**
 * Where values come from: the account's property, the component's option, the property, the environment variable, the
 * default, in that order.
 */
final class Lookup {

    private final Sources sources;

    Lookup(Sources sources) {
        this.sources = sources;
    }

    /** A text and what to call the setting it came from. */
    private record Found(String text, String title) {}

    /** Whether one option is set nearer to the account than another: by its own property, or on the component. */
    boolean isNearer(Option one, Option other, String alias) {
        return distance(one, alias) < distance(other, alias);
    }

    private int distance(Option option, String alias) {
        if (own(option, alias).isPresent()) {
            return 0;
        }
        return component(option).isPresent() ? 1 : 2;
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
        return set(sources.property().apply(key)).map(text -> new Found(text, key));
    }

    private Optional<Found> component(Option option) {
        return set(sources.component().apply(option)).map(text -> new Found(text, option.componentTitle()));
    }

    private Optional<Found> common(Option option) {
        return component(option)
                .or(() -> set(sources.property().apply(option.property()))
                        .or(() -> variable(option.environmentVariable()))
                        .or(option::defaultText)
                        .map(text -> new Found(text, option.title())));
    }

    private Optional<String> variable(String name) {
        return set(Optional.ofNullable(sources.environment().apply(name)));
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

package org.iga4camel.cloudflare.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.model.ConfigurationException;

/** Tells options of ours from what only looks like one. */
final class UnknownSettings {

    private static final Pattern ITEM = Pattern.compile("([^\\[]+)\\[\\d+].*");

    private final List<String> aliases;

    UnknownSettings(List<String> aliases) {
        this.aliases = aliases;
    }

    void reject(Iterable<String> keys, Iterable<String> environmentVariables) {
        rejectLists(sorted(keys), property -> true);
        for (String key : sorted(keys)) {
            if (key.startsWith(Option.ACCOUNT_PREFIX)) {
                rejectUnknownOfAccount(key);
            } else if (key.startsWith(Option.PREFIX) && byProperty(key).isEmpty()) {
                throw unknown("setting", key, properties());
            }
        }
        for (String name : sorted(environmentVariables)) {
            if (name.startsWith(Option.ENVIRONMENT_PREFIX) && !variables().contains(name)) {
                throw unknownVariable(name);
            }
        }
    }

    /** Refuses settings that are written as lists, of which nobody would read an item. */
    static void rejectLists(Iterable<String> keys, Predicate<String> which) {
        for (String key : keys) {
            Matcher item = ITEM.matcher(key);
            if (item.matches() && which.test(item.group(1))) {
                throw new ConfigurationException(
                        "The setting " + Parsers.quoted(item.group(1)) + " is written as a list:"
                                + " write it as one text, with the separators that the table of options names.");
            }
        }
    }

    private void rejectUnknownOfAccount(String key) {
        String rest = key.substring(Option.ACCOUNT_PREFIX.length());
        int dot = rest.indexOf('.');
        String alias = dot < 0 ? rest : rest.substring(0, dot);
        Optional<Option> option = byProperty(Option.PREFIX + rest.substring(dot + 1));
        if (!aliases.contains(alias)) {
            throw new ConfigurationException("The setting " + Parsers.quoted(key) + " names an account that is not in "
                    + Option.ACCOUNTS.property() + ", which has " + String.join(", ", aliases)
                    + ": correct the alias, or add it there"
                    + Nearest.to(alias, aliases)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("."));
        }
        if (dot < 0 || option.isEmpty()) {
            throw unknown("setting", key, propertiesOf(alias));
        }
        if (!option.get().isPerAccount()) {
            throw new ConfigurationException("The setting " + key + " cannot differ between accounts: set "
                    + option.get().property() + " instead.");
        }
    }

    private static ConfigurationException unknownVariable(String name) {
        String key = name.substring(Option.ENVIRONMENT_PREFIX.length())
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
        Optional<Option> meant = byProperty(Option.PREFIX + key);
        if (meant.isPresent()) {
            return new ConfigurationException("There is no environment variable " + name + " among the settings: set "
                    + meant.get().title() + " instead.");
        }
        return unknown("environment variable", name, variables());
    }

    private static ConfigurationException unknown(String what, String name, Collection<String> known) {
        String advice = Nearest.to(name, known)
                .map(near -> ": did you mean " + near + "?")
                .orElse(": remove it, or take its name from the table of options.");
        return new ConfigurationException("There is no " + what + ' ' + Parsers.quoted(name) + advice);
    }

    private static Optional<Option> byProperty(String property) {
        return Arrays.stream(Option.values())
                .filter(option -> option.property().equals(property))
                .findFirst();
    }

    private static List<String> properties() {
        return Arrays.stream(Option.values()).map(Option::property).toList();
    }

    private static List<String> propertiesOf(String alias) {
        return Arrays.stream(Option.values())
                .filter(Option::isPerAccount)
                .map(option -> option.property(alias))
                .toList();
    }

    private static List<String> variables() {
        return Arrays.stream(Option.values()).map(Option::environmentVariable).toList();
    }

    /** In a fixed order, so that the same mistakes give the same sentence. */
    private static Set<String> sorted(Iterable<String> names) {
        TreeSet<String> sorted = new TreeSet<>();
        names.forEach(sorted::add);
        return sorted;
    }
}

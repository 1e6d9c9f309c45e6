package org.iga4camel.cloudflare.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.iga4camel.cloudflare.model.ConfigurationException;

/** Reads and checks all settings at once, before anything starts. Creates nothing and connects nowhere. */
public final class SettingsReader {

    /** The alias of the only account where none is named. */
    public static final String DEFAULT_ALIAS = "default";

    private SettingsReader() {}

    /**
     * Reads all settings. An account's own property wins over the option of a host's component, that over the common
     * property, that over the environment variable, and that over the default; a blank value counts as unset.
     *
     * @throws ConfigurationException about the first setting that is missing or wrong, accounts first; it names the
     *     setting, what is wrong and what is allowed, and never holds a secret's value
     */
    public static Settings read(Sources sources) {
        Lookup lookup = new Lookup(sources);
        Map<String, AccountSettings> accounts = accounts(lookup);
        Settings settings = new Settings(
                accounts,
                writable(required(lookup, Option.DATABASE, Path.class)),
                new RestReader(lookup).read(),
                required(lookup, Option.HOST, String.class),
                lookup.value(Option.HOSTS, Words.class).map(Words::all).orElse(Set.of()),
                required(lookup, Option.PORT, Integer.class),
                lookup.value(Option.MANAGEMENT_PORT, Integer.class)
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty),
                required(lookup, Option.LOG_FORMAT, LogFormat.class),
                new Settings.Patience(
                        required(lookup, Option.CONNECT_TIMEOUT, Duration.class),
                        required(lookup, Option.RESPONSE_TIMEOUT, Duration.class),
                        required(lookup, Option.RETRY_DELAY, Duration.class)));
        requireDifferentPorts(settings);
        return settings;
    }

    /**
     * The database alone, for what asks nothing of Cloudflare: no account and no credential need be set, but what is set
     * must be right.
     *
     * @return absolute; it is not looked at whether this process may write there
     * @throws ConfigurationException about the first setting that is wrong
     */
    public static Path database(Sources sources) {
        Lookup lookup = new Lookup(sources);
        List<String> aliases = aliases(lookup);
        for (Option option : Option.values()) {
            if (option.isPerAccount()) {
                aliases.forEach(alias -> lookup.value(option, alias, Object.class));
            } else {
                lookup.value(option, Object.class);
            }
        }
        return required(lookup, Option.DATABASE, Path.class);
    }

    private static Path writable(Path database) {
        try {
            DatabaseFile.requireWritable(database);
            return database;
        } catch (Parser.Malformed e) {
            throw new ConfigurationException(Option.DATABASE.title() + ' ' + e.getMessage() + '.');
        }
    }

    /**
     * What a host mounts; the other settings are not looked at, so that a host which mounts nothing needs none.
     *
     * @return empty for nothing
     * @throws ConfigurationException if the list is malformed
     */
    public static Set<Part> parts(Sources sources) {
        return new Lookup(sources)
                .value(Option.MOUNT, Parts.class)
                .map(Parts::all)
                .orElse(Set.of());
    }

    /**
     * Refuses parts that are written as a list, which would mount nothing without a word.
     *
     * @param keys all set properties below our prefix
     * @throws ConfigurationException if there is such a list
     */
    public static void rejectListOfParts(Iterable<String> keys) {
        UnknownSettings.rejectLists(keys, Option.MOUNT.property()::equals);
    }

    /**
     * Refuses what looks like a setting of ours but is none, so that a misspelt option does not silently do nothing.
     *
     * @param keys property names; those outside {@code cloudflare-iga.} are not looked at
     * @param environmentVariables names of variables; those without {@code CLOUDFLARE_IGA_} in front are not looked
     *     at, since other tools share {@code CLOUDFLARE_}
     * @param aliases the configured accounts, see {@link #aliases}
     * @throws ConfigurationException about the first unknown name in alphabetical order, with the nearest known one
     */
    public static void rejectUnknown(
            Iterable<String> keys, Iterable<String> environmentVariables, List<String> aliases) {
        new UnknownSettings(aliases).reject(keys, environmentVariables);
    }

    /**
     * The aliases of the configured accounts, in their order.
     *
     * @throws ConfigurationException if the list of them is malformed
     */
    public static List<String> aliases(Sources sources) {
        return aliases(new Lookup(sources));
    }

    private static List<String> aliases(Lookup lookup) {
        return required(lookup, Option.ACCOUNTS, Aliases.class).names();
    }

    private static Map<String, AccountSettings> accounts(Lookup lookup) {
        Map<String, AccountSettings> accounts = new LinkedHashMap<>();
        for (String alias : aliases(lookup)) {
            AccountSettings account = new AccountReader(lookup, alias).read();
            for (AccountSettings other : accounts.values()) {
                if (other.accountId().equals(account.accountId())) {
                    throw new ConfigurationException(
                            lookup.title(Option.ACCOUNT_ID, alias) + " must be another account for every alias, but "
                                    + other.alias() + " and " + alias + " have the same.");
                }
            }
            accounts.put(alias, account);
        }
        return accounts;
    }

    /** Two listeners on one port: the second would fail late, when syncs already run. */
    private static void requireDifferentPorts(Settings settings) {
        boolean same = settings.managementPort().orElse(0) == settings.port() && settings.port() != 0;
        if (same && settings.rest().isServed()) {
            throw new ConfigurationException(Option.MANAGEMENT_PORT.title() + " must be another port than "
                    + Option.PORT.title() + ", but both are " + settings.port() + '.');
        }
    }

    private static <T> T required(Lookup lookup, Option option, Class<T> type) {
        return lookup.value(option, type).orElseThrow(() -> new IllegalStateException(option + " has no default"));
    }
}

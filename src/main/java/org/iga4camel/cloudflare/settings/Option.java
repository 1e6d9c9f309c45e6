package org.iga4camel.cloudflare.settings;

import static org.iga4camel.cloudflare.settings.Trait.global;
import static org.iga4camel.cloudflare.settings.Trait.perAccount;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every option there is, once. Reading, the refusal of unknown keys, masking and the documentation follow from it. */
public enum Option {
    MOUNT(
            global("mount", Parsers::parts),
            "what a Camel integration mounts: `sync`, `provisioning` and `api`, with commas between; nothing when not set"),
    ACCOUNTS(
            global("accounts", Parsers::aliases).orElse("default"),
            "aliases of the governed accounts, separated by commas"),
    ACCOUNT_ID(
            perAccount("account-id", Parsers::accountId).environment("CLOUDFLARE_ACCOUNT_ID"),
            "id of the Cloudflare account to govern; required"),
    TOKEN(
            perAccount("token", Parsers::secret)
                    .environment("CLOUDFLARE_API_TOKEN")
                    .masked(),
            "API token; wins over the global key; required, or the global key with its e-mail address"),
    EMAIL(
            perAccount("email", Parsers::email).environment("CLOUDFLARE_EMAIL"),
            "e-mail address that the legacy global key belongs to"),
    GLOBAL_KEY(
            perAccount("global-key", Parsers::secret)
                    .environment("CLOUDFLARE_API_KEY")
                    .masked(),
            "legacy global key"),
    BASE_URL(
            perAccount("base-url", BaseUrl::parse)
                    .environment("CLOUDFLARE_BASE_URL")
                    .orElse("https://api.cloudflare.com/client/v4"),
            "API root; `https`, or `http` to the own machine"),
    DATABASE(global("database", DatabaseFile::parse).orElse("data/cloudflare-iga.db"), "SQLite file"),
    SCHEDULE(
            perAccount("schedule", Schedule::parse).orElse("0 0/15 * * * ?"),
            "Quartz cron expression of the full sync (seconds first)"),
    PROVISIONING(perAccount("provisioning", Parsers::flag).orElse("false"), "`true` allows writes to Cloudflare"),
    PROTECTED(
            perAccount("protected", Parsers.words(",", Parsers::memberEmail)),
            "e-mail addresses, separated by commas, of members that provisioning leaves alone"),
    EMAIL_DOMAINS(
            perAccount("allowed-domains", Parsers.words(",", Parsers::domain)),
            "domains, separated by commas, of the e-mail addresses that may be invited; any when not set"),
    ALLOWED_ROLES(
            perAccount("allowed-roles", Parsers.words(";", text -> text)),
            "ids or exact names, separated by semicolons, of the roles that may be given and taken; any when not set"),
    SUPER_ADMINISTRATORS(
            perAccount("super-administrators", Parsers.integer(0, 1000)).orElse("1"),
            "accepted Super Administrators that provisioning never goes below"),
    LAST_ROLE(
            perAccount("last-role", Parsers::lastRole).orElse("refuse"),
            "taking a member's last role: `refuse`, or `minimal` to leave Minimal Account Access in its place"),
    OPERATION_DEADLINE(
            perAccount("operation-deadline", Parsers.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)))
                    .orElse("45s"),
            "time after which a provisioning operation sends no further write"),
    SETTLE_WITHIN(
            perAccount("settle-within", Parsers.duration(Duration.ofMillis(10), AccountSettings.LONGEST_SETTLING))
                    .orElse("10s"),
            "time in which Cloudflare may still show the state before a write"),
    BUDGET(
            perAccount("budget", Parsers.integer(1, 1_000_000))
                    .environment("CLOUDFLARE_IGA_BUDGET")
                    .orElse("1200"),
            "requests in 5 minutes that Cloudflare allows this credential"),
    BUDGET_PEOPLE_PERCENT(
            perAccount("budget-people-percent", Parsers.integer(0, 99)).orElse("20"),
            "share of the budget left to people who use the same credential"),
    BUDGET_PROVISIONING_PERCENT(
            perAccount("budget-provisioning-percent", Parsers.integer(0, 99)).orElse("10"),
            "share of the budget that a sync leaves to provisioning"),
    HOLD_ROWS(
            perAccount("hold-rows", Parsers.integer(0, 100_000_000)).orElse("10"),
            "a sync is held when more than that many rows of one kind would go …"),
    HOLD_PERCENT(
            perAccount("hold-percent", Parsers.integer(0, 100)).orElse("10"),
            "… and more than that percentage of them"),
    INITIAL_CHANGES(
            perAccount("initial-changes", Parsers::flag).orElse("false"),
            "`true`: an account's first sync writes a change for every row it finds"),
    HISTORY_RUNS(perAccount("history-runs", Parsers.integer(1, 100_000_000)).orElse("1000"), "sync runs kept"),
    HISTORY_CHANGES_DAYS(
            perAccount("history-changes-days", Parsers.integer(0, 36_500)).orElse("0"),
            "days that changes are kept; 0 keeps them for ever"),
    CONSUMER_SILENT_DAYS(
            perAccount("consumer-silent-days", Parsers.integer(1, 36_500)).orElse("30"),
            "days after which health reports a consumer of changes that nothing was heard of"),
    CONNECT_TIMEOUT(
            global("connect-timeout", Parsers.duration(Duration.ofMillis(1), Duration.ofMinutes(10)))
                    .orElse("5s"),
            "longest wait for a connection, such as `500ms`, `12s`, `1m`"),
    RESPONSE_TIMEOUT(
            global("response-timeout", Parsers.duration(Duration.ofMillis(1), Duration.ofMinutes(10)))
                    .orElse("12s"),
            "longest wait for an answer on an open connection; both together bound one try from beginning to end"),
    RETRY_DELAY(
            global("retry-delay", Parsers.duration(Duration.ofMillis(1), Duration.ofMinutes(1)))
                    .orElse("500ms"),
            "wait before a request is sent again; it doubles each time"),
    FRESH_WITHIN(
            perAccount("fresh-within", Parsers.duration(Duration.ofSeconds(1), Duration.ofDays(366)))
                    .orElse("1h"),
            "age up to which health calls the published state fresh"),
    REST_KEY(
            global("rest-key", RestKey::key)
                    .environment("CLOUDFLARE_IGA_API_KEY")
                    .masked(),
            "bearer key that REST callers must send, 24 characters at least, with every right; REST does not start without a key"),
    REST_KEYS(
            global("rest-keys", RestKeys::parse)
                    .environment("CLOUDFLARE_IGA_API_KEYS")
                    .masked(),
            "several keys, `name:right+right:key` with commas or blanks between; rights are `read` and `provision`"),
    REST_KEYS_FILE(
            global("rest-keys-file", RestKeyFile::parse).environment("CLOUDFLARE_IGA_API_KEYS_FILE"),
            "file with one such key a line, read again when it changes"),
    REST_REQUESTS_PER_MINUTE(
            global("rest-requests-per-minute", Parsers.integer(1, 100_000)).orElse("600"),
            "REST requests in a minute with one key; beyond it the answer is 429"),
    REST_REFUSALS_PER_MINUTE(
            global("rest-refusals-per-minute", Parsers.integer(1, 100_000)).orElse("60"),
            "REST requests in a minute without a valid key, of everybody together; beyond it the answer is 429"),
    HOST(global("host", Parsers::host).orElse("127.0.0.1"), "address that the listeners bind to"),
    HOSTS(
            global("hosts", Parsers.words(",", Parsers::hostName)),
            "host names, separated by commas, under which callers may ask the listeners, besides that address and"
                    + " those of the own machine"),
    PORT(global("port", Parsers.integer(0, 65_535)).orElse("8080"), "port of the REST listener; 0 takes a free one"),
    MANAGEMENT_PORT(
            global("management-port", Parsers.integer(0, 65_535)),
            "port of the health and metrics listener; off when not set"),
    LOG_FORMAT(
            global("log-format", Parsers::logFormat)
                    .environment("CLOUDFLARE_IGA_LOG")
                    .orElse("text"),
            "log lines of the standalone run: `text` or `json`");

    /** What every property's name begins with. */
    public static final String PREFIX = "cloudflare-iga.";

    /** What the name of a property of one account begins with, before the alias. */
    public static final String ACCOUNT_PREFIX = PREFIX + "account.";

    /** What the name of a variable begins with, unless Cloudflare's own tools have one. */
    static final String ENVIRONMENT_PREFIX = "CLOUDFLARE_IGA_";

    private static final Pattern DASH = Pattern.compile("-(.)");

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and a stateless function
    private final Trait<?> trait;

    private final String description;

    Option(Trait<?> trait, String description) {
        this.trait = trait;
        this.description = description;
    }

    /** The name below {@link #PREFIX}, such as {@code account-id}. */
    public String key() {
        return trait.key();
    }

    /** The full name of the property, such as {@code cloudflare-iga.account-id}. */
    public String property() {
        return PREFIX + key();
    }

    /** The full name of the property for one account only. Has a meaning only where {@link #isPerAccount()}. */
    public String property(String alias) {
        return ACCOUNT_PREFIX + alias + '.' + key();
    }

    /** The name that the option has on a host's component, if it is there at all: {@code accountId}. */
    public String componentOption() {
        return DASH.matcher(key()).replaceAll(dashed -> dashed.group(1).toUpperCase(Locale.ROOT));
    }

    /** The environment variable that is read where no property is set. */
    public String environmentVariable() {
        return trait.environmentVariable() == null
                ? ENVIRONMENT_PREFIX + key().replace('-', '_').toUpperCase(Locale.ROOT)
                : trait.environmentVariable();
    }

    /** The value, as text, where nothing is set; empty for what is required or off. */
    public Optional<String> defaultText() {
        return Optional.ofNullable(trait.defaultText());
    }

    /** What the option is for, in Markdown and on one line. */
    public String description() {
        return description;
    }

    /** Whether the value must never be shown. */
    public boolean isSecret() {
        return trait.secret();
    }

    /** Whether each account can have a value of its own. */
    public boolean isPerAccount() {
        return trait.perAccount();
    }

    /** The property and, in brackets, the environment variable: how messages name the option. */
    String title() {
        return property() + " (environment variable " + environmentVariable() + ")";
    }

    /** How messages name the option where a host's component has it. */
    String componentTitle() {
        return "The component option " + componentOption();
    }

    Parser<?> parser() {
        return trait.parser();
    }
}

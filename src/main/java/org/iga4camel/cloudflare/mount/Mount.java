package org.iga4camel.cloudflare.mount;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.component.jdbc.JdbcComponent;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.PluginHelper;
import org.iga4camel.cloudflare.api.Api;
import org.iga4camel.cloudflare.cache.BudgetStore;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.cache.ConsumerStore;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.cache.MemberPublication;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.cache.RunStore;
import org.iga4camel.cloudflare.cache.Staging;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.changes.Feeds;
import org.iga4camel.cloudflare.check.Check;
import org.iga4camel.cloudflare.gateway.Budget;
import org.iga4camel.cloudflare.gateway.Gateway;
import org.iga4camel.cloudflare.gateway.GatewaySteps;
import org.iga4camel.cloudflare.gateway.HttpClient;
import org.iga4camel.cloudflare.health.Health;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.metrics.Metrics;
import org.iga4camel.cloudflare.provisioning.Provisioning;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.settings.Schedule;
import org.iga4camel.cloudflare.settings.Settings;
import org.iga4camel.cloudflare.sync.Door;
import org.iga4camel.cloudflare.sync.Judge;
import org.iga4camel.cloudflare.sync.Readings;
import org.iga4camel.cloudflare.sync.SyncProgress;
import org.iga4camel.cloudflare.sync.Syncs;
import org.iga4camel.cloudflare.view.ViewReader;
import org.iga4camel.cloudflare.view.Views;

/**
 * Everything of this component that lives in a host's Camel context: beans whose names begin with {@code cloudflareIga}
 * and routes whose ids begin with {@code cloudflare-iga-}. Mount before the context starts; closing ends what was opened.
 */
public final class Mount implements AutoCloseable {

    /** Where the jar keeps its routes. */
    public static final String PACKAGED_ROUTES = "classpath:cloudflare-iga/routes/*.camel.yaml";

    /** They stand behind the keys of the REST API. */
    private static final Set<String> API_ROUTES = Set.of("api", "api-syncs", "docs");

    private static final String GATEWAY = "cloudflareIgaGateway";
    private static final String SCHEDULE = "cloudflare-iga-schedule";
    private static final String SUFFIX = ".camel.yaml";
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final CamelContext context;
    private final InstantSource clock;
    private final Settings settings;
    private final Cache cache;
    private final DatabaseLock locks;
    private final Gateway gateway;
    private final HttpClient http;
    private final RunStore runs;
    private final Guests guests;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Syncs syncs;
    private final Metrics metrics;
    private final Views views;

    /**
     * Binds the beans. Nothing is opened until the context starts: when it fails to initialize, nobody is told.
     */
    public Mount(CamelContext context, Settings settings, Cache cache, InstantSource clock, SyncProgress progress) {
        this.context = context;
        this.clock = clock;
        this.settings = settings;
        this.cache = cache;
        Statements writer = new Statements(cache.writer());
        Statements reader = new Statements(cache.reader());
        runs = new RunStore(writer, reader);
        locks = DatabaseLock.on(cache.file());
        gateway = new Gateway(settings::account, new Budget(new BudgetStore(cache.writer()), clock), clock);
        Kinds kinds = kinds(context);
        Staging staging = new Staging(writer, kinds.json());
        Readings readings = new Readings(kinds, staging, clock, progress);
        syncs = new Syncs(settings::account, runs, staging, locks, clock);
        views = new Views(context);
        GatewaySteps steps = new GatewaySteps(gateway);

        guests = new Guests(context);
        guests.placeholders();
        guests.jdbc("cloudflare-iga-writer", new JdbcComponent() {}, cache.writer());
        guests.jdbc("cloudflare-iga-reader", new JdbcComponent() {}, cache.reader());
        guests.bean("cloudflareIgaCache", cache);
        guests.bean(Kinds.BEAN, kinds);
        guests.bean("cloudflareIgaDoor", new Door(settings));
        guests.bean(GATEWAY, gateway);
        guests.bean("cloudflareIgaGatewaySteps", steps);
        http = new HttpClient(
                settings.patience().whole(),
                settings::account,
                context,
                Gateway.connections(settings.accounts().values()));
        guests.bean("cloudflareIgaHttpClient", http);
        guests.bean("cloudflareIgaHeaders", HeaderFilterStrategy.class, new HttpHeaderFilterStrategy());
        guests.bean("cloudflareIgaAgain", Processor.class, (Processor) steps::again);
        guests.bean("cloudflareIgaSyncs", syncs);
        guests.bean("cloudflareIgaCheck", new Check(kinds, settings::account));
        guests.bean("cloudflareIgaReadings", readings);
        guests.bean("cloudflareIgaJudge", new Judge(staging, readings, clock));
        guests.bean(
                "cloudflareIgaQuestions",
                new ViewReader(named -> settings.account(named).alias(), new PublishedState(reader), kinds));
        guests.bean("cloudflareIgaViews", views);
        Provisioning.beans(
                        settings,
                        cache,
                        new MemberPublication(Kinds.members().staged(), kinds.json()),
                        locks,
                        clock,
                        gateway::refuseWhenClosed)
                .forEach(guests::bean);
        // Camel takes these as bare milliseconds only
        millis("cloudflareIgaConnectTimeoutMillis", settings.patience().connect());
        millis("cloudflareIgaResponseTimeoutMillis", settings.patience().response());
        millis("cloudflareIgaRetryDelayMillis", settings.patience().retry());
        ThreadPools.register(context.getExecutorServiceManager());
        guests.lifecycle(new LifecycleStrategySupport() {
            @Override
            public void onContextStarting(CamelContext starting) {
                Health.sumUpRoutes(starting);
                settings.accounts().values().forEach(Mount.this::begin);
            }
        });
        guests.bean(
                "cloudflareIgaFeeds",
                new Feeds(account -> settings.account(account).alias(), kinds, cache, locks, clock));
        Health.register(context, settings, cache::requireSame, runs, new ConsumerStore(writer, reader), clock);
        metrics = Metrics.on(context, settings, runs, gateway, clock);
    }

    /**
     * Loads route files into the context, those of the REST API only where its beans are bound.
     *
     * @throws org.iga4camel.cloudflare.model.ConfigurationException when the host filters some of them out
     */
    public void routes(Collection<Resource> files) throws Exception {
        boolean api = context.getRegistry().lookupByName(Api.ENTRANCE) != null;
        List<Resource> mounted = files.stream()
                .filter(file -> api || !API_ROUTES.contains(name(file)))
                .toList();
        PluginHelper.getRoutesLoader(context).loadRoutes(mounted);
        List<String> expected = new ArrayList<>();
        for (Resource file : mounted) {
            expected.addAll(HostRoutes.idsIn(file));
        }
        RouteFilter.require(context, expected);
        AccountRoutes forAccounts = new AccountRoutes(context);
        settings.accounts().keySet().forEach(alias -> {
            forAccounts.make("cloudflare-iga-sync-lists", alias, Map.of());
            forAccounts.make("cloudflare-iga-sync-pages", alias, Map.of());
            forAccounts.make("cloudflare-iga-sync-looks", alias, Map.of());
        });
    }

    /** What an account is made of, as this component declares it or as the registry has it. */
    private static Kinds kinds(CamelContext context) {
        Kinds bound = context.getRegistry().findSingleByType(Kinds.class);
        return bound == null ? Kinds.DECLARED : bound;
    }

    /** Whether somebody has mounted in this context. */
    static boolean isIn(CamelContext context) {
        return context.getRegistry().lookupByName(GATEWAY) != null;
    }

    /** The route files that a pattern such as {@link #PACKAGED_ROUTES} stands for. */
    public static Collection<Resource> files(CamelContext context, String pattern) throws Exception {
        return PluginHelper.getPackageScanResourceResolver(context).findResources(pattern);
    }

    /** The name of a route file without its folder and {@code .camel.yaml}. */
    public static String name(Resource file) {
        String location = file.getLocation();
        String name = location.substring(location.lastIndexOf('/') + 1);
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** Whether a route file is loaded only where the REST API is served. */
    public static boolean isOfApi(String name) {
        return API_ROUTES.contains(name);
    }

    /** Makes the first sync of every account and its timed ones out of their templates; the first ones begin at once. */
    public void schedules() throws Exception {
        guests.component(SyncScheduler.NAME, SyncScheduler.watched(context, clock));
        AccountRoutes forAccounts = new AccountRoutes(context);
        List<String> timed = new ArrayList<>();
        for (AccountSettings account : settings.accounts().values()) {
            timed.add(SCHEDULE + "-" + account.alias());
            forAccounts.make(FirstSyncs.ROUTE, account.alias(), Map.of());
            forAccounts.make(
                    SCHEDULE,
                    account.alias(),
                    Map.of(
                            "schedule",
                            account.schedule().replace(' ', '+'),
                            "timeZone",
                            TimeZone.getTimeZone(ScheduleZone.of(account.schedule(), TimeZone.getDefault()))
                                    .getID()));
        }
        guests.service(new ClockWatch(context, timed, clock));
        context.addStartupListener(new FirstSyncs(settings.accounts().keySet()));
    }

    /** When the account is synced next by its schedule; empty when never. */
    public Optional<Instant> nextSync(AccountSettings account) {
        return Schedule.of(account.schedule())
                .next(clock.instant(), ScheduleZone.of(account.schedule(), TimeZone.getDefault()));
    }

    public Settings settings() {
        return settings;
    }

    public Cache cache() {
        return cache;
    }

    public RunStore runs() {
        return runs;
    }

    public Gateway gateway() {
        return gateway;
    }

    /** Lets no further request leave, so that what is under way ends soon. */
    public void stopping() {
        syncs.stopping();
        gateway.close();
        http.stop();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        stopping();
        letSyncsEnd();
        http.close();
        metrics.close();
        Health.unregister(context, settings);
        Api.unbind(context);
        guests.close();
        locks.abandon();
        views.close();
        locks.close();
        cache.close();
    }

    /** A sync that has just been cut off still writes down why. */
    private void letSyncsEnd() {
        try {
            syncs.awaitEnd(settings.accounts().keySet(), LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a dead process left running is ended, unless a living one is at it. */
    private void begin(AccountSettings account) {
        runs.bind(account.alias(), account.accountId());
        locks.tryLock("sync:" + account.alias()).ifPresent(lock -> {
            try (lock) {
                Instant now = clock.instant();
                runs.settle(account.alias(), now, now.plus(AccountSettings.LONGEST_SETTLING));
            }
        });
    }

    private void millis(String property, Duration duration) {
        context.getPropertiesComponent().addInitialProperty(property, Long.toString(duration.toMillis()));
    }
}

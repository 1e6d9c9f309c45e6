package org.iga4camel.cloudflare.runner;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.Resource;
import org.iga4camel.cloudflare.api.Api;
import org.iga4camel.cloudflare.api.RestSettings;
import org.iga4camel.cloudflare.gateway.Proxy;
import org.iga4camel.cloudflare.health.Health;
import org.iga4camel.cloudflare.listener.FrontDoor;
import org.iga4camel.cloudflare.management.ManagementSettings;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.mount.Mount;
import org.iga4camel.cloudflare.mount.MountLifecycle;
import org.iga4camel.cloudflare.mount.MountLifecycle.Contents;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.iga4camel.cloudflare.settings.Settings;
import org.iga4camel.cloudflare.sync.SyncProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Camel context of our own, with this component mounted in it. */
final class Standalone implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Main main = new Main();
    private final MountLifecycle lifecycle;
    private Stop stop;
    private FrontDoor door;

    private Standalone(
            WorkingDirectory directory, Contents contents, SyncProgress progress, Map<String, String> settings) {
        lifecycle = new MountLifecycle(contents, progress);
        OutOfMemory memory = OutOfMemory.endsTheProcess();
        memory.watchLogs();
        main.setInitialProperties(WorkingDirectory.packagedProperties());
        settings.forEach(main::addOverrideProperty);
        main.setPropertyPlaceholderLocations("false");
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport bootstrap) {
                CamelContext context = bootstrap.getCamelContext();
                directory.locateProperties(context);
                // before anything else happens: a wrong setting must leave nothing behind
                Settings settings = CamelSettings.of(context);
                Proxy.apply(context, settings, System.getenv(), System.getProperties());
                if (contents.schedules()) {
                    Listeners.requireFree(settings);
                    RestSettings.properties(context, settings)
                            .forEach(context.getPropertiesComponent()::addInitialProperty);
                    ManagementSettings.apply(settings, bootstrap.configure());
                }
                context.addLifecycleStrategy(lifecycle);
                memory.watchSteps(context);
                if (contents.schedules()) {
                    door = FrontDoor.open(context, settings);
                    if (settings.rest().isServed()) {
                        Health.watchListener(context, () -> FrontDoor.restAddress(context, settings));
                    }
                }
            }

            @Override
            public void afterStart(BaseMainSupport started) {
                if (contents.schedules()) {
                    new Announcement(started.getCamelContext(), lifecycle.mount(), ZoneId.systemDefault())
                            .sentences()
                            .forEach(LOG::info);
                }
            }
        });
    }

    /** For a command that does one thing and ends: no port is opened, nothing is scheduled. */
    static Standalone forOneCommand(WorkingDirectory directory, SyncProgress progress) throws Exception {
        return forOneCommand(directory, progress, Map.of());
    }

    /**
     * The same with settings of its own.
     *
     * @param settings properties that win over all others
     */
    static Standalone forOneCommand(WorkingDirectory directory, SyncProgress progress, Map<String, String> settings)
            throws Exception {
        Set<String> others = Set.of("read", "schedule");
        Standalone standalone = new Standalone(
                directory,
                (context, read) -> directory.routes(context, file -> !others.contains(file) && !Mount.isOfApi(file)),
                progress,
                settings);
        standalone.start();
        // a pause before a retry ends by the interrupt only
        standalone.stop = new Stop(
                PATIENCE,
                standalone.lifecycle.mount()::stopping,
                Thread.currentThread()::interrupt,
                standalone.main::stop);
        return standalone;
    }

    /** For the run that goes on until it is stopped. */
    static Standalone forLongRun(WorkingDirectory directory, SyncProgress progress) {
        return forLongRun(directory, progress, Map.of());
    }

    /**
     * The same with settings of its own.
     *
     * @param overrides properties that win over all others
     */
    static Standalone forLongRun(WorkingDirectory directory, SyncProgress progress, Map<String, String> overrides) {
        return new Standalone(
                directory,
                new Contents() {
                    @Override
                    public Collection<Resource> routes(CamelContext context, Settings settings) throws Exception {
                        boolean api = settings.rest().isServed();
                        if (api) {
                            Api.bind(context, settings);
                        }
                        return directory.routes(
                                context, file -> !file.equals("check") && (api || !Mount.isOfApi(file)));
                    }

                    @Override
                    public boolean schedules() {
                        return true;
                    }
                },
                progress,
                overrides);
    }

    /** Starts, and returns when the process is asked to stop. */
    void run() throws Exception {
        try {
            main.run();
        } catch (Exception e) {
            throw named(e);
        }
    }

    private void start() throws Exception {
        try {
            main.start();
        } catch (Exception e) {
            main.stop();
            throw named(e);
        }
    }

    /**
     * A setting of Camel's own that it cannot work with, in one sentence. Camel's would repeat the value, and in the place
     * of a misspelt name stands what was meant for the right one: secrets too. So the failure is not kept as a cause.
     */
    private Exception named(Exception failure) {
        if (ExitCode.known(failure) != null) {
            return failure;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PropertyBindingException refused) {
                return new ConfigurationException("The setting " + name(refused)
                        + " is not known to Camel, or not with this value: correct it or remove it.");
            }
        }
        return failure;
    }

    private static String name(PropertyBindingException refused) {
        return refused.getOptionKey() == null
                ? "'" + refused.getPropertyName() + "'"
                : "'" + Objects.requireNonNullElse(refused.getOptionPrefix(), "") + refused.getOptionKey() + "'";
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    ProducerTemplate template() {
        return main.getCamelContext().createProducerTemplate();
    }

    Mount mount() {
        return lifecycle.mount();
    }

    Settings settings() {
        return lifecycle.mount().settings();
    }

    /**
     * The accounts that an option names.
     *
     * @param named alias or account id; null for all
     * @throws InvalidInputException when it is blank, as a variable that is not set makes it
     * @throws org.iga4camel.cloudflare.model.UnknownAccountException when there is no such account
     */
    Collection<AccountSettings> accounts(String named) {
        Map<String, AccountSettings> all = settings().accounts();
        if (named == null) {
            return all.values();
        }
        if (named.isBlank()) {
            throw new InvalidInputException("--account is empty: name one of " + String.join(", ", all.keySet())
                    + ", or leave the option out for all.");
        }
        return List.of(settings().account(named));
    }

    @Override
    public void close() {
        main.stop();
        if (door != null) {
            door.close();
        }
        if (stop != null) {
            stop.close();
        }
    }
}

package org.iga4camel.cloudflare.mount;

import java.time.InstantSource;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.LifecycleStrategySupport;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.iga4camel.cloudflare.settings.Settings;
import org.iga4camel.cloudflare.sync.SyncProgress;

/**
 * Mounts in a context while it initializes, which is the only moment when its properties resolve and its routes do not
 * run yet, and ends with it. A wrong setting or database stops the context's start.
 */
public final class MountLifecycle extends LifecycleStrategySupport {

    private final Contents contents;
    private final SyncProgress progress;
    private volatile Mount mount;

    /** What a host wants to have mounted. */
    @FunctionalInterface
    public interface Contents {

        /**
         * Refuses what cannot be mounted, before anything is touched.
         *
         * @throws org.iga4camel.cloudflare.model.ConfigurationException with what is wrong
         */
        default void check(CamelContext context, Settings settings) {}

        /** The route files to load. */
        Collection<Resource> routes(CamelContext context, Settings settings) throws Exception;

        /** Whether accounts are synced on their schedules, beginning at once. */
        default boolean schedules() {
            return false;
        }

        /** Whether operations that were left open are settled at the start; the schedules do so before they sync. */
        default boolean settles() {
            return false;
        }
    }

    public MountLifecycle(Contents contents, SyncProgress progress) {
        this.contents = contents;
        this.progress = progress;
    }

    @Override
    public void onContextInitializing(CamelContext context) {
        CamelSettings.registerSecrets(context);
        Settings settings = CamelSettings.of(context);
        requireOwnExchanges(context);
        contents.check(context, settings);
        Cache cache = HostDatabase.find(context).orElseGet(() -> Cache.at(settings.database()));
        try (Opening database = Opening.of(cache)) {
            mount = new Mount(context, settings, cache, InstantSource.system(), progress);
            context.getManagementStrategy().addEventNotifier(new FailedStart(mount));
            mount.routes(contents.routes(context, settings));
            if (contents.schedules()) {
                mount.schedules();
            }
            database.await();
        } catch (RuntimeException e) {
            abandon(cache);
            throw e;
        } catch (Exception e) {
            abandon(cache);
            throw new IllegalStateException("The routes of this component cannot be loaded", e);
        }
    }

    /** What was in a variable of one exchange is in the next that uses it: an account, for example. */
    private static void requireOwnExchanges(CamelContext context) {
        if (context.getCamelContextExtension().getExchangeFactory().isPooled()) {
            throw new ConfigurationException(
                    "This host pools exchanges, and Camel hands pooled ones on with the variables"
                            + " of others in them, so that one account could be taken for another: set"
                            + " camel.main.exchangeFactory to default, or mount in a host that does not pool.");
        }
    }

    private void abandon(Cache cache) {
        if (mount != null) {
            mount.close();
        }
        cache.close();
    }

    /** What was mounted; null before the context initializes. */
    public Mount mount() {
        return mount;
    }

    @Override
    public void onContextStarted(CamelContext context) {
        if (contents.settles()) {
            SettleAtStart.begin(context, mount.settings().accounts().keySet());
        }
    }

    @Override
    public void onContextStopping(CamelContext context) {
        if (mount != null) {
            mount.stopping();
        }
    }

    @Override
    public void onContextStopped(CamelContext context) {
        if (mount != null) {
            mount.close();
        }
    }
}

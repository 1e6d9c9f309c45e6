package org.iga4camel.cloudflare.listener;

import com.sun.management.UnixOperatingSystemMXBean;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.iga4camel.cloudflare.api.Api;
import org.iga4camel.cloudflare.api.RestSettings;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.settings.Settings;

/**
 * Stands in front of the HTTP listeners of the standalone run, the REST one and that of health and metrics. Each has a
 * bound of its own, so that whoever fills one keeps nobody from the other.
 */
public final class FrontDoor implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 256;
    private static final int FEWEST_CONNECTIONS = 8;

    /** Files that the database, the jars and the connections to Cloudflare still need. */
    private static final long OTHER_FILES = 48;

    private static final long LEAST_UNTAKEN = 4L << 20;
    private static final long MOST_UNTAKEN = 32L << 20;
    /** Bytes that are on their way on one connection. */
    private static final int SENT = 64 * 1024;

    private static final long TELL_MS = 10_000;

    private final Vertx vertx;
    private final DoorVertx door;

    private FrontDoor(HostNames hosts, int workers, Bounds bounds) {
        VertxInternal plain = (VertxInternal) Vertx.vertx(new VertxOptions()
                .setWorkerPoolSize(workers)
                // nothing is served from files, and no folder needs to be there for them
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        Refusals refusals = new Refusals(System::nanoTime);
        plain.setPeriodic(TELL_MS, timer -> refusals.tell());
        vertx = plain;
        Reception reception = new Reception(hosts, refusals);
        door = new DoorVertx(
                plain,
                options -> new BoundedServer(plain, bounded(options), new Connections(bounds, refusals), reception));
    }

    /** HTTP/2 would let one connection have many requests under way, and the kernel would take megabytes of each answer. */
    private static HttpServerOptions bounded(HttpServerOptions options) {
        return options.setHttp2ClearTextEnabled(false).setUseAlpn(false).setSendBufferSize(SENT);
    }

    /**
     * Opens the door of a context that has not been initialized yet: its HTTP servers will stand behind it.
     *
     * @throws ConfigurationException when this process may open too few files for any connection
     */
    public static FrontDoor open(CamelContext context, Settings settings) {
        Set<String> names = new HashSet<>(settings.hosts());
        names.add(settings.host());
        long untaken = Math.min(
                MOST_UNTAKEN, Math.max(LEAST_UNTAKEN, Runtime.getRuntime().maxMemory() / 16));
        FrontDoor door = new FrontDoor(
                new HostNames(names), RestSettings.workers(settings), Bounds.of(connections(files()), untaken));
        context.getRegistry().bind("cloudflareIgaVertx", Vertx.class, door.door);
        // no stream, of which Camel's HTTP server never ends one whose caller goes away
        context.getRegistry().bind(Api.SHARED_BODY, Function.class, (Function<byte[], Object>) Buffer::buffer);
        UnservedRequests.answerIn(context);
        return door;
    }

    /** The port of the REST listener of a started context: the setting's, or what its 0 has become. */
    public static int restPort(CamelContext context, Settings settings) {
        VertxPlatformHttpServer server = context.hasService(VertxPlatformHttpServer.class);
        return server == null ? settings.port() : server.getPort();
    }

    /** Where callers on this machine reach the REST listener of a started context. */
    public static InetSocketAddress restAddress(CamelContext context, Settings settings) {
        int port = restPort(context, settings);
        InetSocketAddress address = new InetSocketAddress(settings.host(), port);
        return address.getAddress() != null && address.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : address;
    }

    /** For a server without Camel. */
    static FrontDoor of(HostNames hosts, Bounds bounds) {
        return new FrontDoor(hosts, 1, bounds);
    }

    HttpServer server() {
        return door.createHttpServer(new HttpServerOptions());
    }

    /** Files that this process may still open. */
    private static long files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                        && system.getMaxFileDescriptorCount() > 0
                ? system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /**
     * How many connections each of two listeners may have open.
     *
     * @throws ConfigurationException when these would be too few
     */
    static int connections(long files) {
        // two listeners, and one connection of five may be on its way to be closed
        long each = (files - OTHER_FILES) / 5 * 2;
        if (each < FEWEST_CONNECTIONS) {
            throw new ConfigurationException("This process may open only " + files
                    + " more files, which is too few to listen: allow it 1024 in all, such as by 'ulimit -n 1024'.");
        }
        return (int) Math.min(MOST_CONNECTIONS, each);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

package org.iga4camel.cloudflare.mount;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.Service;
import org.apache.camel.component.jdbc.JdbcComponent;
import org.apache.camel.spi.LifecycleStrategy;

/** What this component has put into a host's context by name; closing takes it out again, the last first. */
final class Guests implements AutoCloseable {

    private final CamelContext context;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    Guests(CamelContext context) {
        this.context = context;
    }

    void bean(String name, Object bean) {
        bean(name, bean.getClass(), bean);
    }

    void bean(String name, Class<?> type, Object bean) {
        context.getRegistry().bind(name, type, bean);
        undo.push(() -> context.getRegistry().unbind(name));
    }

    /**
     * A JDBC component of our own. On the host's, a data source that the host gave it would win over ours; and as a bean
     * ours would be found where a host with one data source looks for the only one there is.
     *
     * @param component of a class of its own: Camel tells of two components of one class as of a likely mistake
     */
    void jdbc(String scheme, JdbcComponent component, DataSource database) {
        component.setAutowiredEnabled(false);
        component.setDataSource(database);
        context.addComponent(scheme, component);
        undo.push(() -> context.removeComponent(scheme));
    }

    /** Nobody who reads a host's start has set what only our routes ask for. */
    void placeholders() {
        undo.push(QuietPlaceholders.in(context));
    }

    /** Taken into the context by the first route that names it, and started with it however far the context is. */
    void component(String scheme, Component component) {
        undo.push(() -> {
            // where a start fails Camel stops it by itself, behind the routes that need it
            if (!context.isStarting()) {
                context.removeComponent(scheme);
            }
        });
        bean(scheme, component);
    }

    /** Started with the context and stopped with it. */
    void service(Service service) throws Exception {
        context.addService(service, true, true);
        undo.push(() -> remove(service));
    }

    void lifecycle(LifecycleStrategy strategy) {
        context.addLifecycleStrategy(strategy);
        undo.push(() -> context.getLifecycleStrategies().remove(strategy));
    }

    private void remove(Service service) {
        try {
            context.removeService(service);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    @Override
    public void close() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }
}

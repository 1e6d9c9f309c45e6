package org.iga4camel.cloudflare.routes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Makes every Camel context of the tests write down, when it stops, which of our steps were reached. Camel's own
 * statistics leave out what is under doCatch and doFinally.
 */
public final class RouteCoveragePlugin implements ContextServicePlugin {

    private static final String OURS = "cloudflare-iga-";

    @Override
    public void load(CamelContext context) {
        Map<String, LongAdder> counts = new ConcurrentHashMap<>();
        context.getCamelContextExtension().addInterceptStrategy(new Counting(counts));
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopped(CamelContext stopped) {
                RouteCoverage.write(counts);
            }
        });
    }

    private record Counting(Map<String, LongAdder> counts) implements InterceptStrategy {

        @Override
        public Processor wrapProcessorInInterceptors(
                CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
            String id = definition.getId();
            int ours = id == null ? -1 : id.indexOf(OURS);
            if (ours < 0) {
                return target;
            }
            // what comes of a template has a number of its own in front
            LongAdder count = counts.computeIfAbsent(id.substring(ours), step -> new LongAdder());
            return new DelegateAsyncProcessor(target) {
                @Override
                public boolean process(Exchange exchange, AsyncCallback callback) {
                    count.increment();
                    return super.process(exchange, callback);
                }
            };
        }
    }
}

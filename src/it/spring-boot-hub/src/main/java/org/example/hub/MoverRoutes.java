package org.example.hub;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

@Component
class MoverRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:mover")
                .routeId("mover")
                .setHeader("CloudflareIgaEmail", body())
                .setHeader("CloudflareIgaRole", constant("Analytics"))
                .to("direct:cloudflare-iga-grant");
    }
}

package org.example.hub;

import org.apache.camel.builder.RouteBuilder;
import org.iga4camel.cloudflare.component.CloudflareIgaConstants;
import org.springframework.stereotype.Component;

@Component
class MoverRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:mover")
                .routeId("mover")
                .description("Somebody gets another task; the body becomes how the grant ended.")
                .setHeader(CloudflareIgaConstants.EMAIL, body())
                .id("name-the-mover")
                .to("cloudflare-iga:grant?role=Analytics&reason=has another task&requestedBy=hr")
                .id("grant");
    }
}

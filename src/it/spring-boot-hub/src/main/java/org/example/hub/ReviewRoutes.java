package org.example.hub;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The hub's own REST, on the same server as that of the component. */
@Component
class ReviewRoutes extends RouteBuilder {

    @Override
    public void configure() {
        rest("/hub").get("/review").produces("application/json").to("direct:review");

        from("direct:review")
                .routeId("review")
                .description("Who may do what, as JSON.")
                .removeHeaders("*")
                .id("forget-the-request")
                .to("cloudflare-iga:roleAssignments")
                .id("read")
                .convertBodyTo(String.class)
                .id("review-as-json");
    }
}

package org.iga4camel.cloudflare.component;

import org.apache.camel.builder.RouteBuilder;

/** The example in Java of the component's page. */
public class JoinerRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:joiner")
                .setHeader(CloudflareIgaConstants.EMAIL, simple("${header.mail}"))
                .setHeader(CloudflareIgaConstants.REFERENCE, simple("${header.ticket}"))
                .to("cloudflare-iga:invite?role=Analytics;DNS&mergeRoles=true&requestedBy=hr")
                .log("${body.status}: ${body.email} is member ${body.memberId}");
    }
}

package org.example.hub;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

@Component
class ArchiveRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("cloudflare-iga:changes?consumer=archive&startFrom=snapshot")
                .routeId("archive")
                .description("What is there, and then every change of it, becomes a line of JSON in the archive, in order.")
                .convertBodyTo(String.class)
                .id("archive-as-json")
                .to("file:{{hub.archive}}?fileName=changes.jsonl&fileExist=Append&appendChars=\\n")
                .id("append");
    }
}

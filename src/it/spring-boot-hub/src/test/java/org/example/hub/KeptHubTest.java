package org.example.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import org.iga4camel.cloudflare.sandbox.junit.CloudflareSandbox;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.springframework.boot.test.context.SpringBootTest;

/** Spring keeps a hub for later classes unless told otherwise, and the sandbox of that hub would be gone. */
class KeptHubTest {

    @SpringBootTest
    @CloudflareSandbox
    static class WithoutDirtiesContext {

        @Test
        void runs() {}
    }

    @Test
    void aClassThatLeavesItsHubToOthersIsRefused() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();

        LauncherFactory.create().execute(request().selectors(selectClass(WithoutDirtiesContext.class)).build(), summary);

        assertThat(summary.getSummary().getFailures()).singleElement().satisfies(failure -> assertThat(
                        failure.getException())
                .hasMessageStartingWith("Put @DirtiesContext on " + WithoutDirtiesContext.class.getName()));
    }
}

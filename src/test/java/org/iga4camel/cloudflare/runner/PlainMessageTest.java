package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainMessageTest {

    @Test
    void whatALogLineRepeatsOfOthersIsShownAndNotObeyed() throws Exception {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(terminal, true, StandardCharsets.UTF_8));
        LoggerContext logs = new LoggerContext();
        logs.setMDCAdapter(new LogbackMDCAdapter());
        try {
            JoranConfigurator configuration = new JoranConfigurator();
            configuration.setContext(logs);
            configuration.doConfigure(getClass().getResource("/cloudflare-iga/logback.xml"));
            logs.getLogger("org.iga4camel.cloudflare.sync").setLevel(Level.INFO);

            logs.getLogger("org.iga4camel.cloudflare.sync").info("The role {} is new", "\u001b]0;x\u0007\nnext");
        } finally {
            logs.stop();
            System.setErr(err);
        }

        assertThat(terminal.toString(StandardCharsets.UTF_8).strip())
                .endsWith("INFO  The role \\u001b]0;x\\u0007 next is new")
                .hasLineCount(1);
    }
}

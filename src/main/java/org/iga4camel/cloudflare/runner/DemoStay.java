package org.iga4camel.cloudflare.runner;

import java.io.PrintWriter;
import java.util.Timer;
import java.util.TimerTask;
import org.iga4camel.cloudflare.api.RestSettings;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.report.ChangeFeed;
import org.iga4camel.cloudflare.report.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo that goes on: the report once, then each change as it is published. */
final class DemoStay {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStay.class);

    private static final long LOOK_MS = 500;
    private static final long DAY_MS = 10_000;

    private final Standalone standalone;
    private final DemoCommand.Stage stage;
    private final PrintWriter out;
    private final Reports reports;
    private ChangeFeed changes;

    /** Makes the report on an account. */
    interface Reports {

        Report of(Statements reader, String account, PrintWriter out);
    }

    DemoStay(Standalone standalone, DemoCommand.Stage stage, PrintWriter out, Reports reports) {
        this.standalone = standalone;
        this.stage = stage;
        this.out = out;
        this.reports = reports;
    }

    /** Returns when the process is asked to stop. */
    void run() throws Exception {
        Timer beside = new Timer("cloudflare-iga-demo", true);
        beside.schedule(task(this::show), LOOK_MS, LOOK_MS);
        beside.schedule(task(this::happen), DAY_MS, DAY_MS);
        try {
            standalone.run();
        } finally {
            beside.cancel();
        }
    }

    private static TimerTask task(Runnable work) {
        return new TimerTask() {
            @Override
            public void run() {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.debug("Nothing to show yet", e);
                }
            }
        };
    }

    private void show() {
        if (changes == null) {
            begin();
        } else {
            changes.printNew();
        }
    }

    private void begin() {
        if (standalone.mount() == null) {
            return;
        }
        String account = standalone.settings().account(null).alias();
        if (standalone.mount().runs().publishedAt(account).isEmpty()) {
            return;
        }
        Statements reader = new Statements(standalone.mount().cache().reader());
        reports.of(reader, account, out).write();
        out.println();
        out.println("The database is " + standalone.mount().cache().file());
        if (stage.settings().containsKey("cloudflare-iga.rest-key")) {
            String root = RestSettings.root(standalone.context(), standalone.settings());
            out.println("REST, with a page to read and try it at " + root + "/docs:");
            out.println("  export KEY=" + stage.settings().get("cloudflare-iga.rest-key"));
            out.println("  export MEMBERS=" + root + "/api/accounts/" + account + "/members");
            out.println("  curl -H \"Authorization: Bearer $KEY\" $MEMBERS");
        }
        out.println("Changes as they are published (stop with Ctrl-C):");
        out.flush();
        changes = new ChangeFeed(reader, account, out);
    }

    private void happen() {
        if (changes != null) {
            stage.happenings().forEach(sentence -> out.println("* " + sentence));
            out.flush();
        }
    }
}

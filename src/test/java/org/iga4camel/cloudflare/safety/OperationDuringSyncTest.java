package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operation did while a sync read the account survives that sync, and nobody else is said to have done it. */
class OperationDuringSyncTest {

    private static final LeapingClock CLOCK = new LeapingClock();
    private static final RequestMatch MEMBERS = requestMatching("GET", "/members")
            .and(request -> request.queryValue("status").isEmpty());
    private static final RequestMatch REJECTED =
            requestMatching("GET", "/members").query("status", "rejected");

    /** When in the course of a sync an operation is carried out. */
    enum Moment {
        BEFORE_THE_MEMBERS(MEMBERS.page(1), true),
        BETWEEN_TWO_PAGES(MEMBERS.page(1), false),
        BEFORE_THE_LAST_PAGE(MEMBERS.page(2), true),
        BETWEEN_LIST_AND_PUBLISH(MEMBERS.page(2), false),
        AFTER_THE_LAST_LIST(REJECTED, false);

        @SuppressWarnings("ImmutableEnumChecker") // stateless
        private final RequestMatch request;

        private final boolean before;

        Moment(RequestMatch request, boolean before) {
            this.request = request;
            this.before = before;
        }

        void run(Sandbox sandbox, Runnable operation) {
            sandbox.faults()
                    .on(request)
                    .then(
                            before
                                    ? Fault.running(operation)
                                    : call -> {
                                        SandboxResponse answer = call.proceed();
                                        operation.run();
                                        return answer;
                                    });
        }
    }

    @TempDir
    static Path directory;

    private static MountedOperations mounted;
    private static int people;

    private String email;

    @BeforeAll
    static void start() throws Exception {
        mounted = MountedOperations.with(directory, Map.of("cloudflare-iga.settle-within", "5s"), CLOCK);
        Sandbox sandbox = new Sandbox(1);
        SandboxAccount account = sandbox.addAccount(MountedSync.ACCOUNT, "Example");
        account.populate(60, 0);
        account.addZone(AskedOperation.ZONE);
        account.addPermissionGroup(AskedOperation.HELPER, "com.cloudflare.api.account.zone");
        mounted.begin(sandbox);
    }

    @AfterAll
    static void end() {
        mounted.close();
    }

    @AfterEach
    void leave() {
        mounted.sandbox().faults().clear();
        mounted.account()
                .memberByEmail(email)
                .ifPresent(member -> mounted.account().remove(member.id()));
        CLOCK.leap(Duration.ofMinutes(1));
    }

    static Stream<Arguments> everyOperationAtEveryMoment() {
        return Arrays.stream(AskedOperation.values())
                .flatMap(asked -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(asked, moment)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyOperationAtEveryMoment")
    @Timeout(60)
    void whatAnOperationDidSurvivesTheSyncThatRuns(AskedOperation asked, Moment moment) {
        SandboxAccount account = mounted.account();
        email = "person-" + ++people + "@example.com";
        String memberId = asked.arrange(account, email);
        mounted.sync();
        long published = latestChange();
        asked.meanwhile(account, memberId);
        PeopleState before = PeopleState.of(account);
        AtomicReference<MountedOperations.Outcome> outcome = new AtomicReference<>();
        moment.run(mounted.sandbox(), () -> outcome.set(mounted.ask(asked.operation(), asked.fields(email, memberId))));

        long changes = mounted.sync();

        assertThat(outcome.get().failure()).isNull();
        assertThat(outcome.get().result().status()).isEqualTo("applied");
        assertThat(PeopleState.of(account)).isEqualTo(asked.after(before, account, email));
        assertThat(changes).as("changes of the sync").isZero();
        assertThat(mounted.wrongRights()).isEmpty();
        assertThat(mounted.published()).isEqualTo(mounted.there());
        CLOCK.leap(Duration.ofMinutes(1));
        assertThat(mounted.sync()).as("changes of the next sync").isZero();
        assertThat(mounted.query("SELECT kind, cause FROM changes WHERE id > " + published))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change)
                        .containsEntry("cause", outcome.get().result().id()));
    }

    private static long latestChange() {
        Object latest =
                mounted.query("SELECT max(id) AS id FROM changes").get(0).get("id");
        return ((Number) latest).longValue();
    }
}

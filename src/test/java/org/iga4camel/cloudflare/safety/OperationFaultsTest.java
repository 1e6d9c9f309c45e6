package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.provisioning.OperationUnsettledException;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxRequest;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever Cloudflare does to an operation, what is said of it is true, nothing else changes, and nothing is carried out
 * twice.
 */
class OperationFaultsTest {

    private static final Duration UNTIL_NOTHING_IS_RECENT = Duration.ofMinutes(2);
    private static final LeapingClock CLOCK = new LeapingClock();

    @TempDir
    static Path directory;

    private static MountedOperations quick;
    private static MountedOperations patient;
    private static int people;

    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final List<String> carriedOut = new CopyOnWriteArrayList<>();
    private MountedOperations mounted;
    private String email;
    private PeopleState before;

    @BeforeAll
    static void start() throws Exception {
        quick = mounted("quick", "90ms");
        patient = mounted("patient", "5s");
    }

    @AfterAll
    static void end() {
        quick.close();
        patient.close();
    }

    private static MountedOperations mounted(String name, String settleWithin) throws Exception {
        MountedOperations mounted = MountedOperations.with(
                Files.createDirectory(directory.resolve(name)),
                Map.of("cloudflare-iga.settle-within", settleWithin, "cloudflare-iga.operation-deadline", "10s"),
                CLOCK);
        Sandbox sandbox = new Sandbox(1);
        SandboxAccount account = sandbox.addAccount(MountedSync.ACCOUNT, "Example");
        account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
        account.addZone(AskedOperation.ZONE);
        account.addPermissionGroup(AskedOperation.HELPER, "com.cloudflare.api.account.zone");
        mounted.begin(sandbox);
        return mounted;
    }

    static Stream<Arguments> everyOperationUnderEveryFault() {
        return Arrays.stream(AskedOperation.values())
                .flatMap(asked -> Arrays.stream(WriteFault.values()).map(fault -> Arguments.of(asked, fault)));
    }

    @ParameterizedTest(name = "{0} under {1}")
    @MethodSource("everyOperationUnderEveryFault")
    @Timeout(60)
    void whatIsSaidOfAnOperationIsTrueAndNothingElseChanges(AskedOperation asked, WriteFault fault) {
        mounted = fault.needsPatience() ? patient : quick;
        email = "person-" + ++people + "@example.com";
        String memberId = asked.arrange(mounted.account(), email);
        mounted.sync();
        asked.meanwhile(mounted.account(), memberId);
        before = PeopleState.of(mounted.account());
        noting(() -> fault.strike(mounted.sandbox()));

        MountedOperations.Outcome outcome = mounted.ask(asked.operation(), asked.fields(email, memberId));

        String status = fault.end().first;
        assertThat(mounted.last().get("status"))
                .as("because %s", outcome.failure())
                .isEqualTo(status);
        assertThat(outcome.failure()).satisfies(failure -> isToldAs(status, failure));
        everyWriteFollowsALook();
        if (!status.equals("open")) {
            isTrue(asked, status);
        }
        endOfFaults();
        mounted.settle();
        isTrue(asked, settled(asked, fault));
        assertThat(mounted.sync()).as("changes that nobody made").isZero();
    }

    private static void isToldAs(String status, Exception failure) {
        switch (status) {
            case "applied" -> assertThat(failure).isNull();
            case "open" -> assertThat(failure).isInstanceOf(OperationUnsettledException.class);
            default ->
                assertThat(failure)
                        .isInstanceOf(CloudflareIgaException.class)
                        .isNotInstanceOf(OperationUnsettledException.class);
        }
    }

    private void isTrue(AskedOperation asked, String status) {
        Map<String, Object> last = mounted.last();
        assertThat(last.get("status")).isEqualTo(status);
        PeopleState now = PeopleState.of(mounted.account());
        if (status.equals("applied")) {
            assertThat(now).as("carried out").isEqualTo(asked.after(before, mounted.account(), email));
            assertThat(carriedOut).as("writes that were carried out").hasSize(asked.writes());
        } else if (asked == AskedOperation.REINVITE
                && String.valueOf(last.get("detail")).contains("is not invited any more")) {
            assertThat(now).as("withdrawn, and that is said").isEqualTo(before.without(email));
            assertThat(carriedOut).hasSize(1);
        } else {
            assertThat(now).as("nothing carried out").isEqualTo(before);
            assertThat(carriedOut).isEmpty();
        }
        assertThat(mounted.wrongRights()).as("rights wrong in the cache").isEmpty();
        assertThat(mounted.published()).as("members in the cache").isEqualTo(mounted.there());
    }

    /** Reinviting takes two writes: what is lost before the second is a withdrawal only. */
    private static String settled(AskedOperation asked, WriteFault fault) {
        boolean half = asked == AskedOperation.REINVITE && fault.end() == WriteFault.End.OPEN_THEN_APPLIED;
        return half ? "failed" : fault.end().settled;
    }

    /** A request that reached Cloudflare, or a fault in its place. */
    private static final class Arrival {
        private final SandboxRequest request;
        private volatile int status;

        Arrival(SandboxRequest request) {
            this.request = request;
        }

        boolean writes() {
            return !request.method().equals("GET");
        }
    }

    /** Notes what arrives, and behind the faults what is carried out. */
    private void noting(Runnable faults) {
        mounted.sandbox().faults().on(RequestMatch.anyRequest()).forever().then(call -> {
            Arrival arrival = new Arrival(call.request());
            arrivals.add(arrival);
            SandboxResponse answer = call.proceed();
            arrival.status = answer.status();
            return answer;
        });
        faults.run();
        mounted.sandbox().faults().on(WriteFault.writes()).forever().then(call -> {
            SandboxResponse answer = call.proceed();
            if (answer.status() == 200) {
                carriedOut.add(call.request().method() + " " + call.request().path());
            }
            return answer;
        });
    }

    /** Only what Cloudflare said it did not carry out is sent again without a look. */
    private void everyWriteFollowsALook() {
        Arrival last = null;
        for (Arrival arrival : arrivals) {
            boolean twice = last != null && last.writes() && arrival.writes() && last.status != 429;
            assertThat(twice).as("%s was sent blindly", arrival.request).isFalse();
            last = arrival;
        }
    }

    @AfterEach
    void endOfFaults() {
        mounted.sandbox().faults().clear();
        mounted.sandbox().options().staleReads(0).staleFor(Duration.ZERO).off(SandboxSwitch.values());
        CLOCK.leap(UNTIL_NOTHING_IS_RECENT);
    }

    @AfterEach
    void leave() {
        SandboxAccount account = mounted.account();
        account.memberByEmail(email).ifPresent(member -> account.remove(member.id()));
    }
}

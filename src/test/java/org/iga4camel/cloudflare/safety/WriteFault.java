package org.iga4camel.cloudflare.safety;

import static org.iga4camel.cloudflare.sandbox.RequestMatch.pathMatching;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;

/** What Cloudflare does to an operation, and how the operation has to end then. */
enum WriteFault {
    NONE(End.APPLIED, sandbox -> {}),
    RESET_BEFORE(End.APPLIED, once(Fault.resetBeforeApplying())),
    RESET_BEFORE_FOR_EVER(End.FAILED, always(Fault.resetBeforeApplying())),
    RESET_AFTER(End.APPLIED, once(Fault.resetAfterApplying())),
    RESET_AFTER_FOR_EVER(End.APPLIED, always(Fault.resetAfterApplying())),
    BAD_GATEWAY_AFTER(End.APPLIED, once(Fault.after(Fault.status(502)))),
    HTML_AFTER(End.APPLIED, once(Fault.after(Fault.html(502)))),
    CUT_BODY_AFTER(End.APPLIED, once(Fault.truncatedConnection())),
    HALF_JSON_AFTER(End.APPLIED, once(Fault.truncatedJson())),
    EMPTY_ANSWER_AFTER(End.APPLIED, once(Fault.emptyBody())),
    NULL_RESULT_AFTER(End.APPLIED, once(Fault.nullResult())),
    UNAVAILABLE(End.APPLIED, once(Fault.status(503))),
    UNAVAILABLE_FOR_EVER(End.FAILED, always(Fault.status(503))),
    HANG(End.APPLIED, once(Fault.hang(Duration.ofMillis(20)))),
    HANG_FOR_EVER(End.FAILED, always(Fault.hang(Duration.ofMillis(20)))),
    THROTTLED(End.APPLIED, once(Fault.throttled(null))),
    THROTTLED_FOR_A_MOMENT(End.APPLIED, once(Fault.throttled(Duration.ZERO))),
    THROTTLED_FOR_EVER(End.FAILED, always(Fault.throttled(null))),
    THROTTLED_FOR_LONG(End.FAILED, always(Fault.throttled(Duration.ofSeconds(60)))),
    FORBIDDEN(End.FAILED, always(Fault.status(403, 10000))),
    REJECTED(End.FAILED, always(Fault.status(400, 1001))),
    NOT_APPLIED(End.FAILED, once(Fault.notApplied())),
    NOT_APPLIED_FOR_EVER(End.FAILED, always(Fault.notApplied())),
    FIRST_LOOK_FAILS(
            End.APPLIED, sandbox -> sandbox.faults().on(looks()).times(2).then(Fault.status(503))),
    READ_BACK_FAILS(End.APPLIED, blind(4, Fault.status(503)), true),
    READ_BACK_HANGS(End.APPLIED, blind(1, Fault.hang(Duration.ofMillis(20))), true),
    READ_BACK_FAILS_FOR_EVER(End.OPEN_THEN_APPLIED, blind(Integer.MAX_VALUE, Fault.status(503))),
    READ_BACK_FORBIDDEN(End.OPEN_THEN_APPLIED, blind(Integer.MAX_VALUE, Fault.status(403, 10000))),
    READ_BACK_IS_NO_JSON(End.OPEN_THEN_APPLIED, blind(Integer.MAX_VALUE, Fault.html(404))),
    LOST_BEFORE_AND_READ_BACK_FAILS_FOR_EVER(End.OPEN_THEN_FAILED, sandbox -> {
        blind(Integer.MAX_VALUE, Fault.status(503)).accept(sandbox);
        always(Fault.resetBeforeApplying()).accept(sandbox);
    }),
    LOST_AFTER_AND_READ_BACK_FAILS_FOR_EVER(End.OPEN_THEN_APPLIED, sandbox -> {
        blind(Integer.MAX_VALUE, Fault.status(503)).accept(sandbox);
        always(Fault.resetAfterApplying()).accept(sandbox);
    }),
    THREE_STALE_READS(End.APPLIED, sandbox -> sandbox.options().staleReads(3), true),
    THREE_STALE_READS_AND_NO_ANSWER(
            End.APPLIED,
            sandbox -> {
                sandbox.options().staleReads(3);
                always(Fault.resetAfterApplying()).accept(sandbox);
            },
            true),
    STALE_FOR_A_WHILE(End.APPLIED, sandbox -> sandbox.options().staleFor(Duration.ofMillis(300)), true),
    PUT_ROLES_KEEP_OTHER_POLICIES(End.APPLIED, switched(SandboxSwitch.PUT_ROLES_KEEP_OTHER_POLICIES)),
    CREATED_MEMBER_HAS_ROLES(End.APPLIED, switched(SandboxSwitch.CREATED_MEMBER_HAS_ROLES)),
    STABLE_ORDER(End.APPLIED, switched(SandboxSwitch.STABLE_ORDER)),
    UNFILTERED_TOTAL_AND_NO_ANSWER(End.APPLIED, sandbox -> {
        sandbox.options().on(SandboxSwitch.UNFILTERED_TOTAL);
        once(Fault.resetAfterApplying()).accept(sandbox);
    });

    /** How an operation ends, at first and when what stayed open is settled. */
    enum End {
        APPLIED("applied", "applied"),
        FAILED("failed", "failed"),
        OPEN_THEN_APPLIED("open", "applied"),
        OPEN_THEN_FAILED("open", "failed");

        final String first;
        final String settled;

        End(String first, String settled) {
            this.first = first;
            this.settled = settled;
        }
    }

    private final End end;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Consumer<Sandbox> effect;

    private final boolean patient;

    WriteFault(End end, Consumer<Sandbox> effect) {
        this(end, effect, false);
    }

    WriteFault(End end, Consumer<Sandbox> effect, boolean patient) {
        this.end = end;
        this.effect = effect;
        this.patient = patient;
    }

    End end() {
        return end;
    }

    /** Whether a slow machine must not be the reason why Cloudflare has no time left to show what it did. */
    boolean needsPatience() {
        return patient;
    }

    void strike(Sandbox sandbox) {
        effect.accept(sandbox);
    }

    /** Requests that change members. */
    static RequestMatch writes() {
        return pathMatching(".*/members(/[0-9a-f]{32})?")
                .and(request -> !request.method().equals("GET"));
    }

    /** Requests that look at members, one or a list of them. */
    static RequestMatch looks() {
        return pathMatching(".*/members(/[0-9a-f]{32})?").method("GET");
    }

    private static Consumer<Sandbox> once(Fault fault) {
        return sandbox -> sandbox.faults().on(writes()).then(fault);
    }

    private static Consumer<Sandbox> always(Fault fault) {
        return sandbox -> sandbox.faults().on(writes()).forever().then(fault);
    }

    /** Looks fail once a write has come. */
    private static Consumer<Sandbox> blind(int looks, Fault fault) {
        return sandbox -> {
            AtomicBoolean written = new AtomicBoolean();
            sandbox.faults().on(writes()).forever().then(Fault.running(() -> written.set(true)));
            sandbox.faults()
                    .on(looks().and(request -> written.get()))
                    .times(looks)
                    .then(fault);
        };
    }

    private static Consumer<Sandbox> switched(SandboxSwitch on) {
        return sandbox -> sandbox.options().on(on);
    }
}

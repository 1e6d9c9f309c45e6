package org.iga4camel.cloudflare.sandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Serves a sandbox with one account on a free port of 127.0.0.1 while the tests of a class run, and points the hub at it.
 *
 * <p>The hub finds what it needs by itself: {@code cloudflare-iga.base-url}, {@code .account-id}, {@code .token},
 * {@code .database} (a new file in a temporary directory) and a short {@code .retry-delay} are system properties while
 * the class runs, and what they were before it afterwards. They stand before Camel Main, Camel's test support or Spring
 * start anything, in whatever order the annotations come. {@link HubSettings} tells them to hubs that read no system
 * properties. Classes with this annotation do not run at the same time in one process.
 *
 * <p>Parameters of tests and life-cycle methods, and fields with {@link FromSandbox}, can be a
 * {@link org.iga4camel.cloudflare.sandbox.Sandbox}, a {@link org.iga4camel.cloudflare.sandbox.SandboxAccount}, a
 * {@link org.iga4camel.cloudflare.sandbox.SandboxServer} or {@link HubSettings}.
 *
 * <p>Each test begins with account, token, budget and options as they are declared here, no faults, an empty request log
 * and a new database, unless {@link #keep()} or a test instance that lives as long as the class says otherwise; such an instance keeps the
 * account and the database, because its hub goes on, and loses faults and request log only. So does a test on Spring,
 * which starts one hub for a class: {@code @DirtiesContext} beside this annotation, which is required, ends that hub with
 * the class, or, with a class mode for each test method, with each test, which then begins anew.
 *
 * <p>A nested class has the sandbox that it declares itself, and without one that of the class around it.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CloudflareSandboxExtension.class)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
public @interface CloudflareSandbox {

    /** What ids, people and shuffles are made from. */
    long seed() default 1;

    /** Id of the account, 32 lower-case hexadecimal characters. */
    String accountId() default "0123456789abcdef0123456789abcdef";

    /** Name of the account. */
    String accountName() default "Example";

    /** How many people it has, the first one a Super Administrator; nobody unless set. */
    int members() default 0;

    /** How many roles it has; the standard ones unless set. */
    int roles() default 0;

    /** What the hub's token may do, in Cloudflare's words. */
    String[] permissions() default {"Account Settings Read", "Account Settings Write"};

    /** Milliseconds before every answer. */
    long latencyMillis() default 0;

    /** Requests that the hub's token may send in five minutes; 0 for no limit. */
    int budget() default 1200;

    /** Whether account, faults, request log and database stay as one test leaves them for the next. */
    boolean keep() default false;
}

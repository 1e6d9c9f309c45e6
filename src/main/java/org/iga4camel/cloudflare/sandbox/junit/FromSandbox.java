package org.iga4camel.cloudflare.sandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that {@link CloudflareSandbox} fills before the hub starts. A static one is filled once for the class; it cannot
 * be the account unless {@link CloudflareSandbox#keep()} is set, because each test has a new one.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FromSandbox {}

package org.iga4camel.cloudflare.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What all failures of a class are to a caller over HTTP; a subclass that has no words of its own has its parent's. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Failure {

    /** HTTP status. */
    int status();

    /** Short name of the cause, which does not change. */
    String code();

    /** A few words for a person, the same for all failures of the class. */
    String title();

    /** Tells callers what happened where the failure's own message is not for them; empty where it is. */
    String sentence() default "";
}

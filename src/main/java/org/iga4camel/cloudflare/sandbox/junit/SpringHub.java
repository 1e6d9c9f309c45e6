package org.iga4camel.cloudflare.sandbox.junit;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** A hub that Spring starts for a test class, and how long Spring keeps it. Spring is known by name only: most hubs have none. */
final class SpringHub {

    private static final String EXTENSION = "org.springframework.test.context.junit.jupiter.SpringExtension";
    private static final String DIRTIES_CONTEXT = "org.springframework.test.annotation.DirtiesContext";

    private SpringHub() {}

    /** Whether the hub of one test is that of the next one, too. */
    static boolean goesOn(Class<?> testClass) {
        return isStartedBySpring(testClass)
                && endOfHub(testClass)
                        .filter(mode -> mode.endsWith("EACH_TEST_METHOD"))
                        .isEmpty();
    }

    /**
     * Lets a class pass that does not leave its hub to other classes.
     *
     * @throws ExtensionConfigurationException when it does, for their hub would ask a sandbox that is gone
     */
    static void requireEndWithClass(Class<?> testClass) {
        if (isStartedBySpring(testClass) && endOfHub(testClass).isEmpty()) {
            throw new ExtensionConfigurationException("Put @DirtiesContext on " + testClass.getName()
                    + ": Spring would keep its hub for other test classes, and its sandbox ends with the class");
        }
    }

    private static boolean isStartedBySpring(Class<?> testClass) {
        return AnnotationSupport.findRepeatableAnnotations(testClass, ExtendWith.class).stream()
                .flatMap(extendWith -> Arrays.stream(extendWith.value()))
                .anyMatch(extension -> extension.getName().equals(EXTENSION));
    }

    /** The class mode of {@code @DirtiesContext}; empty without the annotation. */
    private static Optional<String> endOfHub(Class<?> testClass) {
        return ReflectionSupport.tryToLoadClass(DIRTIES_CONTEXT)
                .toOptional()
                .map(type -> type.asSubclass(Annotation.class))
                .flatMap(type -> AnnotationSupport.findAnnotation(testClass, type))
                .map(SpringHub::classMode);
    }

    private static String classMode(Annotation dirtiesContext) {
        return ReflectionSupport.findMethod(dirtiesContext.annotationType(), "classMode")
                .map(method -> ReflectionSupport.invokeMethod(method, dirtiesContext))
                .map(Object::toString)
                .orElseThrow();
    }
}

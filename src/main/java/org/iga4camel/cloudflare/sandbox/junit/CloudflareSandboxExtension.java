package org.iga4camel.cloudflare.sandbox.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Carries out what {@link CloudflareSandbox} says; not used by itself. */
public final class CloudflareSandboxExtension
        implements BeforeAllCallback,
                TestInstancePreConstructCallback,
                TestInstancePostProcessor,
                AfterEachCallback,
                ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(CloudflareSandboxExtension.class);
    private static final List<Class<?>> TYPES =
            List.of(Sandbox.class, SandboxAccount.class, SandboxServer.class, HubSettings.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        SpringHub.requireEndWithClass(context.getRequiredTestClass());
        SandboxOfClass sandbox = of(context);
        List<Field> fields = fields(context.getRequiredTestClass(), field -> Modifier.isStatic(field.getModifiers()));
        for (Field field : fields) {
            if (field.getType() == SandboxAccount.class && !sandbox.keeps()) {
                throw new ExtensionConfigurationException(
                        "The static field " + field.getName() + " would show the account of another test: make it an"
                                + " instance field, or set keep = true on @CloudflareSandbox");
            }
            fill(field, null, sandbox);
        }
    }

    /** The moment between two hubs, where each test has its own; Spring starts its hub as soon as there is an instance. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext instance, ExtensionContext context) {
        SandboxOfClass sandbox = of(context);
        Class<?> testClass = instance.getTestClass();
        if ((hasSandbox(testClass) || !isInside(testClass)) && !sandbox.keeps() && !isSharedByTests(context)) {
            sandbox.begin();
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        SandboxOfClass sandbox = of(context);
        fields(instance.getClass(), field -> !Modifier.isStatic(field.getModifiers()))
                .forEach(field -> fill(field, instance, sandbox));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        SandboxOfClass sandbox = of(context);
        if (!sandbox.keeps()) {
            sandbox.forgive();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return part(of(context), parameter.getParameter().getType()).orElseThrow();
    }

    /** A test instance that lives as long as the class is made before anything else. */
    private static SandboxOfClass of(ExtensionContext context) {
        Class<?> declaring = declaring(context.getRequiredTestClass());
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        declaring, key -> new SandboxOfClass(declaration(declaring)), SandboxOfClass.class);
    }

    /** The class itself, or the nearest one around it that has a sandbox when it has none of its own. */
    private static Class<?> declaring(Class<?> testClass) {
        return !hasSandbox(testClass) && isInside(testClass) ? declaring(testClass.getEnclosingClass()) : testClass;
    }

    private static CloudflareSandbox declaration(Class<?> testClass) {
        return AnnotationSupport.findAnnotation(testClass, CloudflareSandbox.class)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "Put @CloudflareSandbox on " + testClass.getName() + " instead of its extension"));
    }

    private static boolean hasSandbox(Class<?> testClass) {
        return AnnotationSupport.isAnnotated(testClass, CloudflareSandbox.class);
    }

    /** Whether a class around this one has the sandbox. */
    private static boolean isInside(Class<?> testClass) {
        return AnnotationSupport.isAnnotated(testClass, Nested.class)
                && (hasSandbox(testClass.getEnclosingClass()) || isInside(testClass.getEnclosingClass()));
    }

    private static boolean isSharedByTests(ExtensionContext context) {
        return context.getTestInstanceLifecycle()
                        .filter(Lifecycle.PER_CLASS::equals)
                        .isPresent()
                || SpringHub.goesOn(context.getRequiredTestClass());
    }

    private static List<Field> fields(Class<?> type, Predicate<Field> which) {
        return ReflectionSupport.findFields(
                type,
                field -> field.isAnnotationPresent(FromSandbox.class) && which.test(field),
                HierarchyTraversalMode.TOP_DOWN);
    }

    private static void fill(Field field, Object instance, SandboxOfClass sandbox) {
        Object value = part(sandbox, field.getType())
                .orElseThrow(() -> new ExtensionConfigurationException("The field " + field.getName() + " is a "
                        + field.getType().getSimpleName() + "; @FromSandbox fills fields of the types "
                        + TYPES.stream().map(Class::getSimpleName).toList()));
        try {
            field.setAccessible(true);
            field.set(instance, value);
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException("The field " + field.getName() + " cannot be filled", e);
        }
    }

    private static Optional<Object> part(SandboxOfClass sandbox, Class<?> type) {
        return sandbox.parts().stream()
                .filter(type::isInstance)
                .filter(part -> TYPES.contains(type))
                .findFirst();
    }
}

package org.iga4camel.cloudflare.safety;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import javax.sql.DataSource;

/** Tells a {@link Halt} of every statement and every commit that goes through a data source. */
final class HaltingDataSource {

    private final Halt halt;

    private HaltingDataSource(Halt halt) {
        this.halt = halt;
    }

    static DataSource around(DataSource real, Halt halt) {
        HaltingDataSource tells = new HaltingDataSource(halt);
        return proxy(DataSource.class, (proxy, method, args) -> {
            Object result = call(real, method, args);
            return result instanceof Connection connection ? tells.around(connection) : result;
        });
    }

    private Connection around(Connection real) {
        return proxy(Connection.class, (proxy, method, args) -> {
            boolean commits = method.getName().equals("setAutoCommit") && Boolean.TRUE.equals(args[0]);
            if (commits) {
                halt.beforeCommit();
            }
            Object result = call(real, method, args);
            if (commits) {
                halt.afterCommit();
            }
            if (result instanceof PreparedStatement statement) {
                return around(PreparedStatement.class, statement, (String) args[0]);
            }
            return result instanceof Statement statement ? around(Statement.class, statement, "") : result;
        });
    }

    private <T extends Statement> T around(Class<T> type, T real, String prepared) {
        return proxy(type, (proxy, method, args) -> {
            if (method.getName().startsWith("execute")) {
                halt.beforeStatement(args == null || args.length == 0 ? prepared : (String) args[0]);
            }
            return call(real, method, args);
        });
    }

    private static Object call(Object real, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(HaltingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

package org.byggbar.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A scratch database on the PostGIS server that {@code ./byggbar test} started and named in {@code TEST_DB_URL}
 * (jdbc url of its maintenance database), {@code TEST_DB_USER} and {@code TEST_DB_PASSWORD}.
 */
public final class TestDatabase {

    private TestDatabase() {}

    public static String user() {
        return System.getenv().getOrDefault("TEST_DB_USER", "byggbar");
    }

    public static String password() {
        return System.getenv().getOrDefault("TEST_DB_PASSWORD", "byggbar");
    }

    /** @return the jdbc url of a new, empty database */
    public static String create() {
        String name = "byggbar_test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        try (Connection connection = DriverManager.getConnection(server(), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No PostGIS for tests: run ./byggbar test", e);
        }
        return server().replaceFirst("/[^/?]+(\\?.*)?$", "/" + name);
    }

    private static String server() {
        String url = System.getenv("TEST_DB_URL");
        if (url == null) {
            throw new IllegalStateException("TEST_DB_URL is not set: run the tests with ./byggbar test");
        }
        return url;
    }
}

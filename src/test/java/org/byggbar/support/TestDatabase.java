package org.byggbar.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.byggbar.platform.database.DatabaseAccess;
import org.byggbar.platform.database.TestCluster;

/**
 * Scratch databases on one PostGIS server: a private cluster for this run of the tests, or the one named by
 * {@code TEST_DB_URL} (jdbc url of a maintenance database), {@code TEST_DB_USER} and {@code TEST_DB_PASSWORD}.
 */
public final class TestDatabase {

    private static final DatabaseAccess SERVER = named().orElseGet(TestCluster::start);

    private TestDatabase() {}

    public static String user() {
        return SERVER.user();
    }

    public static String password() {
        return SERVER.password();
    }

    /** @return the jdbc url of a new, empty database */
    public static String create() {
        String name = "byggbar_test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        try (Connection connection = SERVER.connect(); Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for the tests on " + SERVER, e);
        }
        return SERVER.url().replaceFirst("/[^/?]+(\\?.*)?$", "/" + name);
    }

    private static Optional<DatabaseAccess> named() {
        return Optional.ofNullable(System.getenv("TEST_DB_URL")).map(url -> new DatabaseAccess(url,
                System.getenv().getOrDefault("TEST_DB_USER", "byggbar"),
                System.getenv().getOrDefault("TEST_DB_PASSWORD", "byggbar")));
    }
}

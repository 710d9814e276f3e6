package org.byggbar.platform.database;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.byggbar.platform.CommandFailure;

/** Where the database is and how to sign in: a JDBC address, a role, its password. */
public record DatabaseAccess(String url, String user, String password) {

    private static final String NO_RIGHT = "42501";
    private static final String JDBC_PREFIX = "jdbc:postgresql:";

    /** The database the operator chose instead of a private one, if any. */
    public static Optional<DatabaseAccess> fromEnvironment(Map<String, String> environment) {
        String url = environment.getOrDefault("BYGGBAR_DB_URL", "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        if (!url.startsWith(JDBC_PREFIX)) {
            throw new CommandFailure("BYGGBAR_DB_URL must look like jdbc:postgresql://host:5432/database, not \""
                    + url + "\".");
        }
        return Optional.of(new DatabaseAccess(url, environment.getOrDefault("BYGGBAR_DB_USER", "byggbar"),
                environment.getOrDefault("BYGGBAR_DB_PASSWORD", "")));
    }

    public Map<String, Object> asSpringProperties() {
        return Map.of("spring.datasource.url", url, "spring.datasource.username", user,
                "spring.datasource.password", password);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Ends in one sentence when the database cannot be reached or has no PostGIS; creates the extension if it may. */
    public void requirePostgis() {
        try (Connection connection = connect()) {
            createPostgis(connection);
        } catch (SQLException e) {
            throw new CommandFailure("Cannot use the database at " + url + " (" + firstLine(e)
                    + "): check BYGGBAR_DB_URL, BYGGBAR_DB_USER and BYGGBAR_DB_PASSWORD, and that PostgreSQL is running.",
                    e);
        }
    }

    static void createPostgis(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet available = statement.executeQuery(
                    "select current_database() from pg_available_extensions where name = 'postgis'");
            if (!available.next()) {
                throw new CommandFailure("This PostgreSQL has no PostGIS: install its package"
                        + " (Debian and Ubuntu: apt-get install postgresql-postgis) and start again.");
            }
            statement.execute("create extension if not exists postgis");
        } catch (SQLException e) {
            if (NO_RIGHT.equals(e.getSQLState())) {
                throw new CommandFailure("The database has no PostGIS yet and this role may not add it: ask its"
                        + " administrator to run \"create extension postgis\" there.", e);
            }
            throw e;
        }
    }

    /** Leaves the access for verbs that work beside a running server; readable by its owner only. */
    void write(Path file) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), "connection", ".new",
                PosixFilePermissions.asFileAttribute(OsAccount.ONLY_OWNER_FILE));
        Properties properties = new Properties();
        properties.putAll(Map.of("url", url, "user", user, "password", password));
        try (Writer writer = Files.newBufferedWriter(fresh)) {
            properties.store(writer, null);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static DatabaseAccess read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new DatabaseAccess(properties.getProperty("url"), properties.getProperty("user"),
                properties.getProperty("password"));
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}

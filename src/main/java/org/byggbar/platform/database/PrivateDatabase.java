package org.byggbar.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.byggbar.platform.CommandFailure;

/**
 * A PostGIS database of the server's own in its data folder, started and stopped with the server. The server signs in
 * as a role without superuser rights and with a password that is new at every start.
 */
public final class PrivateDatabase implements AutoCloseable {

    private static final String NAME = "byggbar";
    private static final String NO_SUCH_DATABASE = "3D000";

    private final DataFolder folder;
    private volatile PostgresProcess postgres;

    public PrivateDatabase(DataFolder folder) {
        this.folder = folder;
    }

    /** Starts the folder's cluster and leaves its address there; the first start makes it. */
    public DatabaseAccess start() {
        try {
            Files.deleteIfExists(folder.connection());
            ClusterFolder cluster = ClusterFolder.openOrCreate(folder.cluster());
            postgres = new PostgresProcess(cluster);
            postgres.start();
            DatabaseAccess access = prepare(cluster, postgres.port());
            access.write(folder.connection());
            return access;
        } catch (IOException | SQLException e) {
            throw new CommandFailure("The private database in " + folder.path() + " could not be used: "
                    + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted while the private database started: start again.", e);
        }
    }

    /** Stops the cluster, also one that is just starting. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.connection());
        } catch (IOException e) {
            // a stale address is refused by the next reader's connection attempt
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    /** Creates what is missing as superuser and gives the server's role its password for this run. */
    private static DatabaseAccess prepare(ClusterFolder cluster, int port) throws IOException, SQLException {
        String address = "jdbc:postgresql://127.0.0.1:" + port + "/";
        String secret = cluster.superuserPassword();
        DatabaseAccess superuser = new DatabaseAccess(address + NAME, ClusterFolder.SUPERUSER, secret);
        String rolePassword = ClusterFolder.randomSecret();
        try (Connection connection = connectOrCreate(superuser, address, secret);
                Statement statement = connection.createStatement()) {
            DatabaseAccess.createPostgis(connection);
            // A municipality's planning CRS refers to PostGIS' own table.
            statement.execute("grant references on spatial_ref_sys to " + NAME);
            statement.execute("alter role " + NAME + " password '" + rolePassword + "'");
        }
        return new DatabaseAccess(address + NAME, NAME, rolePassword);
    }

    private static Connection connectOrCreate(DatabaseAccess superuser, String address, String secret)
            throws SQLException {
        try {
            return superuser.connect();
        } catch (SQLException e) {
            if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
        }
        DatabaseAccess maintenance = new DatabaseAccess(address + "postgres", ClusterFolder.SUPERUSER, secret);
        try (Connection connection = maintenance.connect(); Statement statement = connection.createStatement()) {
            ResultSet role = statement.executeQuery("select 1 from pg_roles where rolname = '" + NAME + "'");
            if (!role.next()) {
                statement.execute("create role " + NAME + " login");
            }
            statement.execute("create database " + NAME + " owner " + NAME);
        }
        return superuser.connect();
    }
}

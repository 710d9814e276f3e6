package org.byggbar.changes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows the table {@code change} for this server and tells it as {@link ChangesRead}. One thread waits for
 * {@code NOTIFY} on a connection of its own; after a lost connection it goes on from its place, so nothing is missed.
 * Each node of an installation follows the feed for itself.
 */
@Component
public class ChangeFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangeFeed.class);

    /** A notification ends the wait at once; this bounds how long a silently dead connection goes unnoticed. */
    private static final int LONGEST_WAIT_MS = 20_000;
    private static final int RETRY_MS = 500;

    private final JdbcConnectionDetails database;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;

    private volatile ChangeReader reader;
    private volatile long position;
    private volatile Connection connection;
    private boolean lost;
    private volatile Thread thread;

    ChangeFeed(JdbcConnectionDetails database, ApplicationEventPublisher events, JsonMapper json) {
        this.database = database;
        this.events = events;
        this.json = json;
    }

    /** Everything of transactions before this one has been told; a later reader goes on from here without loss. */
    public long position() {
        return position;
    }

    /** Whether this node certainly knows what the transaction wrote; false for a while also when it does. */
    public boolean hasRead(long txid) {
        return txid < position;
    }

    @Override
    public void start() {
        thread = new Thread(this::follow, "change-feed");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        Thread following = thread;
        thread = null;
        if (following != null) {
            close(connection);
            following.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void follow() {
        while (isRunning()) {
            try (Connection own = connect()) {
                connection = own;
                follow(own);
            } catch (SQLException | DataAccessException e) {
                pause(e);
            }
        }
    }

    private void follow(Connection own) throws SQLException {
        ChangeLog changes = new ChangeLog(JdbcClient.create(new SingleConnectionDataSource(own, true)));
        try (var statement = own.createStatement()) {
            statement.execute("listen byggbar_change");
            statement.execute("listen " + Announcements.CHANNEL);
            statement.execute("listen " + NodeNotices.CHANNEL);
        }
        if (reader == null) {
            changes.adoptRestored();
            reader = new ChangeReader(changes.position());
        }
        lost = false;
        while (isRunning()) {
            tell(reader.read(changes));
            announce(own.unwrap(PGConnection.class).getNotifications(LONGEST_WAIT_MS));
        }
    }

    /** Announcements and notices come on the same connection, and are gone once they are told. */
    private void announce(PGNotification[] notifications) {
        for (PGNotification notification : notifications == null ? new PGNotification[0] : notifications) {
            try {
                switch (notification.getName()) {
                    case Announcements.CHANNEL -> events.publishEvent(json.readValue(notification.getParameter(), Announced.class));
                    case NodeNotices.CHANNEL -> events.publishEvent(NodeNotices.read(notification.getParameter()));
                    default -> { }          // the feed's own, which has no text
                }
            } catch (RuntimeException e) {
                log.error("an announcement could not be told", e);
            }
        }
    }

    /** The place moves on only after every listener has been told, so that it never promises too much. */
    private void tell(List<Change> fresh) {
        if (!fresh.isEmpty()) {
            try {
                events.publishEvent(new ChangesRead(fresh, reader.position()));
            } catch (RuntimeException e) {
                log.error("a listener could not take {} changes", fresh.size(), e);
            }
        }
        position = reader.position();
    }

    private Connection connect() throws SQLException {
        Properties settings = new Properties();
        set(settings, "user", database.getUsername());
        set(settings, "password", database.getPassword());
        settings.setProperty("ApplicationName", "byggbar-changes");
        settings.setProperty("connectTimeout", "5");
        settings.setProperty("socketTimeout", "30");
        settings.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(database.getJdbcUrl(), settings);
    }

    private static void set(Properties settings, String name, String value) {
        if (value != null) {
            settings.setProperty(name, value);
        }
    }

    private void pause(Exception cause) {
        if (!isRunning()) {
            return;
        }
        if (!lost) {
            log.warn("the change feed lost its connection and tries again: {}", cause.getMessage());
        }
        lost = true;
        try {
            Thread.sleep(RETRY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            log.debug("closing the change feed's connection: {}", e.getMessage());
        }
    }
}

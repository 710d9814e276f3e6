package org.byggbar.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Feels twice a second whether the database answers, on a connection of its own. A database that keeps its connections
 * but says nothing (stopped, its disk stalled) is the one failure that no pool notices by itself: requests would wait for
 * it as long as it lasts. After three to four seconds of silence whoever waits is cut off and whoever comes is refused at
 * once, until it is heard again. A database that refuses (a changed password, no connection left) does answer.
 */
@Component
class DatabasePulse implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabasePulse.class);
    private static final long PAUSE_MS = 500;
    private static final int PATIENCE_MS = 2_000;
    private static final String CONNECT_PATIENCE_S = "1";

    private final JdbcConnectionDetails database;
    private final Outage outage;
    private final Set<Connection> lent = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile Thread thread;
    private volatile boolean silent;

    DatabasePulse(JdbcConnectionDetails database, Outage outage) {
        this.database = database;
        this.outage = outage;
    }

    /**
     * @return a connection of the pool, which is cut if the database falls silent while somebody waits on it
     * @throws SQLTransientConnectionException at once, while the database is silent
     */
    Connection take(DataSource pool) throws SQLException {
        if (silent) {
            throw new SQLTransientConnectionException("the database does not answer", "08006");
        }
        Connection connection = pool.getConnection();
        if (connection.isWrapperFor(PGConnection.class)) {
            lent.add((Connection) connection.unwrap(PGConnection.class));
        }
        return connection;
    }

    @Override
    public void start() {
        Thread feeling = new Thread(this::feel, "database-pulse");
        feeling.setDaemon(true);
        thread = feeling;
        feeling.start();
    }

    @Override
    public void stop() {
        Thread feeling = thread;
        thread = null;
        if (feeling != null) {
            feeling.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void feel() {
        while (isCurrent()) {
            try (Connection own = connect()) {
                do {
                    heard();
                    pause();
                } while (isCurrent() && own.isValid(0));
            } catch (SQLException e) {
                judge(e);
                pause();
            }
        }
    }

    /** A thread that was stopped ends, even if another was started meanwhile. */
    private boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    /** A refusal in the database's own words is an answer. */
    private void judge(SQLException e) {
        if (e instanceof PSQLException refusal && refusal.getServerErrorMessage() != null) {
            heard();
        } else if (isCurrent()) {
            notHeard(e);
        }
    }

    /** Cuts at every failed attempt: a connection may have been taken in the moment before the silence was known. */
    private void notHeard(SQLException e) {
        outage.noticed(Outage.Sign.SILENT, e.getMessage());
        silent = true;
        cut();
    }

    private void heard() {
        silent = false;
        outage.over(Outage.Sign.SILENT);
    }

    private void cut() {
        List<Connection> waiting;
        synchronized (lent) {
            waiting = List.copyOf(lent);
            lent.clear();
        }
        for (Connection connection : waiting) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("cutting a connection: {}", e.getMessage());
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties settings = new Properties();
        Optional.ofNullable(database.getUsername()).ifPresent(user -> settings.setProperty("user", user));
        Optional.ofNullable(database.getPassword()).ifPresent(password -> settings.setProperty("password", password));
        settings.setProperty("ApplicationName", "byggbar-pulse");
        settings.setProperty("connectTimeout", CONNECT_PATIENCE_S);
        settings.setProperty("socketTimeout", CONNECT_PATIENCE_S);
        Connection connection = DriverManager.getConnection(database.getJdbcUrl(), settings);
        connection.setNetworkTimeout(Runnable::run, PATIENCE_MS);
        return connection;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

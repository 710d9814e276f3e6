package org.byggbar.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool that one kind of question has for itself. Who would have to wait behind too many others, or waited in vain
 * while all connections were at work, is refused with 503 {@code server.busy}; every other failure is the database's.
 * No bean of the type {@link DataSource}: a bulkhead that is full says nothing about the server's health.
 */
final class Bulkhead implements AutoCloseable {

    private static final int RETRY_AFTER_S = 2;

    private final HikariDataSource pool;
    private final int longestQueue;
    private final DatabasePulse pulse;
    private final DataSource dataSource;

    Bulkhead(HikariConfig config, int longestQueue, DatabasePulse pulse) {
        this.pool = new HikariDataSource(config);
        this.longestQueue = longestQueue;
        this.pulse = pulse;
        this.dataSource = new DelegatingDataSource(pool) {
            @Override
            public Connection getConnection() throws SQLException {
                return take();
            }
        };
    }

    /** The same one at each call: a transaction of it is joined by every client of it. */
    DataSource dataSource() {
        return dataSource;
    }

    private Connection take() throws SQLException {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        if (state.getThreadsAwaitingConnection() >= longestQueue) {
            throw busy();
        }
        try {
            return pulse.take(pool);
        } catch (SQLTransientConnectionException e) {
            if (state.getActiveConnections() >= pool.getMaximumPoolSize()) {
                throw busy();
            }
            throw e;
        }
    }

    private static ProblemException busy() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "server.busy").with("retryAfter", RETRY_AFTER_S);
    }

    @Override
    public void close() {
        pool.close();
    }
}

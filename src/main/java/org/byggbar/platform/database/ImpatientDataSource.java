package org.byggbar.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * While the database is away, only the first asks and waits; whoever comes within the next moment is refused at once.
 * A request that needs several connections (session, handler, error page) so waits for one time limit, not for five.
 */
final class ImpatientDataSource extends DelegatingDataSource {

    private static final long MOMENT_NANOS = Duration.ofMillis(800).toNanos();

    private record Refusal(SQLException reason, long until) {}

    private final DatabasePulse pulse;
    private volatile Refusal last;

    ImpatientDataSource(DataSource pool, DatabasePulse pulse) {
        super(pool);
        this.pulse = pulse;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Refusal recent = last;
        if (recent != null && recent.until - System.nanoTime() > 0) {
            throw recent.reason;
        }
        try {
            Connection connection = pulse.take(obtainTargetDataSource());
            last = null;
            return connection;
        } catch (SQLException e) {
            last = new Refusal(e, System.nanoTime() + MOMENT_NANOS);
            throw e;
        }
    }
}

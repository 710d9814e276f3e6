package org.byggbar.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The part {@code db} of readiness: whether a request that saves would get a connection that works. A probe comes every
 * few seconds, so an outage is logged when it begins and when it ends, and not by each probe with a stack.
 */
@Component("dbHealthIndicator")
class DatabaseHealth implements HealthIndicator {

    private static final int PATIENCE_S = 2;

    private final DataSource database;
    private final Outage outage;

    DatabaseHealth(DataSource database, Outage outage) {
        this.database = database;
        this.outage = outage;
    }

    @Override
    public Health health() {
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid(PATIENCE_S)) {
                throw new SQLException("a connection of the pool does not answer");
            }
            outage.over(Outage.Sign.REFUSED);
            return Health.up().build();
        } catch (SQLException e) {
            outage.noticed(Outage.Sign.REFUSED, e.getMessage());
            return Health.down().build();
        }
    }
}

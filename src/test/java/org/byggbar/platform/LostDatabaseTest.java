package org.byggbar.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class LostDatabaseTest {

    @Test
    void explainsConnectionsThatBrokeOrCannotBeHad() {
        assertThat(LostDatabase.explains(wrapped(new SQLException("terminating connection", "57P01")))).isTrue();
        assertThat(LostDatabase.explains(wrapped(new SQLException("An I/O error occurred", "08006")))).isTrue();
        assertThat(LostDatabase.explains(wrapped(new SQLException("Connection is closed")))).isTrue();
        assertThat(LostDatabase.explains(new SQLTransientConnectionException("pool is empty"))).isTrue();
    }

    @Test
    void leavesOtherFaultsToThemselves() {
        assertThat(LostDatabase.explains(wrapped(new SQLException("division by zero", "22012")))).isFalse();
        assertThat(LostDatabase.explains(new IllegalStateException("a fault of ours"))).isFalse();
    }

    private static Throwable wrapped(SQLException cause) {
        return new IllegalStateException("could not roll back", new RuntimeException(cause));
    }
}

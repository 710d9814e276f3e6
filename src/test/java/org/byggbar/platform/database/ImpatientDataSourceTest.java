package org.byggbar.platform.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ImpatientDataSourceTest {

    @Test
    void asksTheDatabaseOnceAndRefusesTheNextAtOnce() throws SQLException {
        DataSource pool = mock(DataSource.class);
        when(pool.getConnection()).thenThrow(new SQLException("away"));
        ImpatientDataSource impatient = new ImpatientDataSource(pool, new DatabasePulse(null, new Outage()));

        assertThatThrownBy(impatient::getConnection).hasMessage("away");
        assertThatThrownBy(impatient::getConnection).hasMessage("away");

        verify(pool, times(1)).getConnection();
    }
}

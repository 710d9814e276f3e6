package org.byggbar.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestTown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Since when a plan counts that comes into the database with its decision behind it, whatever clock the machine has. */
@ServerTest
class StatusDayIT {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @Autowired
    private JdbcClient db;
    @Autowired
    private TransactionTemplate transaction;

    private OffsetDateTime since(LocalDate decided, String machine) {
        TestTown town = TestTown.norwegian(db);
        return transaction.execute(status -> {
            db.sql("select set_config('TimeZone', :zone, true)").param("zone", machine).query().singleValue();
            return db.sql("""
                    with made as (
                        insert into plan (municipality_id, code, name, kind, status, language, decided_on)
                        values (:town, 'P', 'P', 'NO_DETALJ', 'IN_FORCE', 'nb', :decided) returning *
                    ) select status_since(made) from made
                    """).param("town", town.id()).param("decided", decided).query(OffsetDateTime.class).single();
        });
    }

    /** At any hour one of the two machines has another day than Oslo. */
    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Etc/GMT+12"})
    void isTheDayOfDecisionOnceThatIsOverInTheMunicipality(String machine) {
        LocalDate today = LocalDate.now(OSLO);
        assertThat(since(today.minusDays(1), machine).toInstant()).isEqualTo(today.minusDays(1).atStartOfDay(OSLO).toInstant());
        assertThat(since(today.plusDays(1), machine).toInstant()).as("it has not come yet").isNotEqualTo(today.plusDays(1).atStartOfDay(OSLO).toInstant());
        LocalDate stillToday = LocalDate.now(OSLO);
        assertThat(since(stillToday, machine).toInstant()).as("the day goes on").isNotEqualTo(stillToday.atStartOfDay(OSLO).toInstant());
    }
}

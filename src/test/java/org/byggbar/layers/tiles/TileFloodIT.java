package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** One caller who asks for too much, and questions that take too long. */
@ServerTest
class TileFloodIT {

    private static final String FLOODER = "203.0.113.9";
    private static final String OTHER = "203.0.113.10";

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;
    @Autowired
    private MissBudget budget;

    @Test
    void isToldToWaitWhileTilesAlreadyMadeAreServed() {
        PlannedTown town = PlannedTown.create(db);
        town.zone("A1", 0, 0, 2, 1);
        TestApi flooder = from(FLOODER);
        TestApi other = from(OTHER);
        String made = "/tiles/zone/" + town.tile(14, 1, 0.5) + ".mvt";
        assertThat(other.get(made).status()).isEqualTo(200);
        for (int i = 0; i < MissBudget.PER_MINUTE; i++) {
            budget.spend(FLOODER);
        }
        Answer refused = flooder.get("/tiles/zone/" + town.tile(15, 1, 0.5) + ".mvt");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("rate.limited");
        assertThat(flooder.get(made).status()).isEqualTo(200);
        assertThat(other.get("/tiles/zone/" + town.tile(15, 1, 0.5) + ".mvt").status()).isEqualTo(200);
    }

    private TestApi from(String address) {
        return TestApi.of(context).as(request -> {
            request.setRemoteAddr(address);
            return request;
        });
    }

    @Test
    void isAQuestionTheDatabaseMayGiveUp() {
        assertThatThrownBy(() -> db.sql("select pg_sleep(5)").withQueryTimeout(1).query(String.class).optional())
                .isInstanceOf(QueryTimeoutException.class);
        assertThat(db.sql("select 1").query(Integer.class).single()).as("the connection is good again").isOne();
    }
}

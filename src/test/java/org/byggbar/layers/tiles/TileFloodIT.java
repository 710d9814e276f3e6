package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** One caller who asks for too much, and questions that take too long. */
@ServerTest
class TileFloodIT {

    private static final String FLOODER = "203.0.113.9";
    private static final String WORKING = "datname = current_database() and application_name = 'byggbar-' || :pool and wait_event_type = 'Lock'";
    private static final String OTHER = "203.0.113.10";

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;
    @Autowired
    private MissBudget budget;
    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void isToldToWaitWhileTilesAlreadyMadeAreServed() {
        PlannedTown town = PlannedTown.create(db);
        town.zone("A1", 0, 0, 2, 1);
        TestApi flooder = from(FLOODER);
        TestApi other = from(OTHER);
        String made = "/tiles/context/8/135/74.mvt";        // a layer that nobody writes meanwhile
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

    @ParameterizedTest
    @CsvSource({"tile_zone, tiles", "zone, analysis"})
    void answersWhatTakesTooLongOrFindsThePoolFullAndHasItsConnectionsBack(String table, String pool) {
        PlannedTown town = PlannedTown.create(db);
        town.zone("A1", 0, 0, 2, 1);
        String path = pool.equals("tiles") ? "/tiles/zone/" + town.tile(15, 1, 0.5) + ".mvt?municipality=" + town.id()
                : String.format(Locale.ROOT, "/api/questions/at?lon=%f&lat=%f", town.town().lon(), town.town().lat());
        int size = pool.equals("tiles") ? 4 : 2;
        List<CompletableFuture<Answer>> waiting = new ArrayList<>();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            db.sql("lock table " + table + " in access exclusive mode").update();
            for (int i = 0; i < size; i++) {
                waiting.add(ask(path, i, pool));
            }
            Instant end = Instant.now().plusSeconds(4);
            while (working(pool) < size) {
                assertThat(Instant.now()).as("all connections at work").isBefore(end);
            }
            Answer busy = ask(path, size, pool).join();
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.code()).isEqualTo("server.busy");
            assertThat(busy.json().get("retryAfter").asInt()).isPositive();
            aside(() -> db.sql("select count(pg_cancel_backend(pid)) from pg_stat_activity where " + WORKING).param("pool", pool).query(Integer.class).single()).join();
            assertThat(waiting).allSatisfy(asked -> {
                assertThat(asked.join().status()).isEqualTo(503);
                assertThat(asked.join().code()).isEqualTo("query.timeout");
                assertThat(asked.join().json().get("retryAfter").asInt()).isPositive();
            });
        });
        for (int i = 0; i < 2 * size; i++) {
            assertThat(ask(path, i, pool).join().status()).as("the connection is good again").isEqualTo(200);
        }
    }

    /** Each a tile of its own, since askers of one tile wait for one query. */
    private CompletableFuture<Answer> ask(String path, int n, String pool) {
        String own = pool.equals("tiles") ? path + "&revision=" + (Long.MAX_VALUE - n) : path;
        return aside(() -> from("203.0.113." + (20 + n)).get(own));
    }

    /** Inside the transaction that holds the lock, the statistics would stand still. */
    private int working(String pool) {
        return aside(() -> db.sql("select count(*) from pg_stat_activity where " + WORKING).param("pool", pool).query(Integer.class).single()).join();
    }

    private static <T> CompletableFuture<T> aside(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }
}

package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.byggbar.support.Http;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What an operator's monitoring reads about tiles. */
@ServerTest
class TileMetersIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private PasswordEncoder passwords;
    @LocalServerPort
    private int port;

    private Http anybody;
    private PlannedTown town;

    @BeforeEach
    void setUp() {
        anybody = new Http(port);
        town = PlannedTown.create(db);
        town.zone("A1", 0, 0, 2, 1);
    }

    private void ask(Http who, String layer) {
        assertThat(who.get("/tiles/" + layer + "/" + town.tile(14, 1, 0.5) + ".mvt?municipality=" + town.id()).statusCode()).isIn(200, 204);
    }

    /** @param series name and labels as Prometheus writes them; 0 for one that has not been told yet */
    private double metric(String series) {
        String text = new String(anybody.get("/actuator/prometheus").body(), StandardCharsets.UTF_8);
        var line = Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)$").matcher(text);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    private double asked(String layer, String result) {
        return metric("byggbar_tiles_asked_total{layer=\"" + layer + "\",result=\"" + result + "\"}");
    }

    @Test
    void countsEveryQuestionOnceByLayer() {
        double misses = asked("zone", "miss");
        double hits = asked("zone", "hit");
        double others = asked("site", "miss");
        ask(anybody, "zone");
        assertThat(asked("zone", "miss") - misses).isEqualTo(1);
        assertThat(asked("zone", "hit") - hits).isZero();
        ask(anybody, "zone");
        ask(anybody, "zone");
        assertThat(asked("zone", "miss") - misses).isEqualTo(1);
        assertThat(asked("zone", "hit") - hits).isEqualTo(2);
        assertThat(asked("site", "miss")).isEqualTo(others);
        ask(anybody, "site");
        assertThat(asked("site", "miss") - others).isEqualTo(1);
    }

    @Test
    void tellsWhatIsMadePastTheCache() {
        Http planner = new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", "PLANNER", town.id());
        double passed = asked("zone", "pass");
        double misses = asked("zone", "miss");
        ask(planner, "zone");
        assertThat(asked("zone", "pass") - passed).isEqualTo(1);
        assertThat(asked("zone", "miss")).isEqualTo(misses);
    }

    @Test
    void timesWhatTheDatabaseMakesByLayer() {
        double made = metric("byggbar_tiles_load_seconds_count{layer=\"zone\"}");
        double seconds = metric("byggbar_tiles_load_seconds_sum{layer=\"zone\"}");
        ask(anybody, "zone");
        ask(anybody, "zone");
        assertThat(metric("byggbar_tiles_load_seconds_count{layer=\"zone\"}") - made).isEqualTo(1);
        assertThat(metric("byggbar_tiles_load_seconds_sum{layer=\"zone\"}") - seconds).isBetween(1e-5, 10.0);
        assertThat(metric("byggbar_tiles_load_seconds_bucket{layer=\"zone\",le=\"10.0\"}")).isGreaterThanOrEqualTo(made + 1);
    }

    @Test
    void tellsWhatIsKept() {
        ask(anybody, "zone");
        assertThat(metric("byggbar_tiles_cached")).isPositive();
        assertThat(metric("byggbar_tiles_cached_bytes")).isPositive();
    }
}

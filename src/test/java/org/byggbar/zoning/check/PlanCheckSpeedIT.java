package org.byggbar.zoning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** How long the check of large plans takes; the figures in {@code docs/performance.md} come from what this prints. */
@ServerTest
class PlanCheckSpeedIT {

    private static final long LIMIT_MS = 3_000;

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    @Test
    void checksTenThousandZonesWithinThreeSeconds() {
        measure("10,000 zones, 200,000 corners", new TiledPlan(100, 100, 5));
    }

    @Test
    void checksTwoThousandZonesOfAHundredCornersWithinThreeSeconds() {
        measure("2,000 zones, 200,000 corners", new TiledPlan(50, 40, 25));
    }

    private void measure(String what, TiledPlan tiles) {
        CheckedTown town = CheckedTown.norwegian(db, context);
        AffineTransformation home = AffineTransformation.translationInstance(-8_000, 500);
        long plan = town.plan("P1", "NO_DETALJ", home.transform(tiles.border()));
        List<Geometry> zones = new ArrayList<>(tiles.zones().stream().map(home::transform).toList());
        town.zones(plan, zones);
        long clean = best(town, plan, 0);
        db.sql("update zone set geom = st_snaptogrid(st_translate(geom, 0.02, 0.01), 0.001) where plan_id = :plan and id % 100 = 0")
                .param("plan", plan).update();
        long faulty = best(town, plan, tiles.columns() * tiles.rows() / 100);
        System.out.printf("Plan check, %s: clean %d ms, with a misfit at every hundredth zone %d ms%n", what, clean, faulty);
        assertThat(clean).isLessThan(LIMIT_MS);
        assertThat(faulty).isLessThan(LIMIT_MS);
    }

    /** Milliseconds of the fastest of three, as the report says. */
    private static long best(CheckedTown town, long plan, int atLeast) {
        return IntStream.range(0, 3).mapToLong(run -> {
            JsonNode report = town.check(plan);
            int found = report.get("counts").get("error").asInt() + report.get("counts").get("warning").asInt();
            assertThat(atLeast == 0 ? found == 0 : found >= atLeast).as("%d found, %s", found, report.get("findings").get(0)).isTrue();
            return report.get("tookMs").asLong();
        }).min().orElseThrow();
    }
}

package org.byggbar.zoning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.byggbar.geo.StorageCrs;
import org.byggbar.identity.As;
import org.byggbar.support.DemoTowns;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** The check of saved plans over HTTP: where the database takes part, how it is told, and the gate before publication. */
@ServerTest
class PlanCheckIT {

    /** Middle of the test town in the storage CRS. */
    private static final double EAST = 230_337;
    private static final double NORTH = 6_632_500;

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;
    @Autowired
    private StorageCrs storage;

    private CheckedTown town;

    @BeforeEach
    void setUp() {
        town = CheckedTown.norwegian(db, context);
    }

    private static Geometry box(double west, double south, double east, double north) {
        return new GeometryFactory().toGeometry(new Envelope(EAST + west, EAST + east, NORTH + south, NORTH + north));
    }

    private static List<String> codes(JsonNode report) {
        return report.get("findings").valueStream().map(finding -> finding.get("code").asString()).toList();
    }

    @Test
    void tellsWhatIsWrongWhereAndHowMuch() {
        long plan = town.plan("P1", "NO_DETALJ", box(0, 0, 100, 100));
        town.zones(plan, List.of(box(0, 0, 60, 100), box(50, 0, 99.999, 100)));

        JsonNode report = town.check(plan);

        assertThat(codes(report)).containsExactly("check.overlap", "check.sliver");
        assertThat(report.get("zones").asInt()).isEqualTo(2);
        assertThat(report.get("counts").get("error").asInt()).isEqualTo(1);
        assertThat(report.get("counts").get("warning").asInt()).isEqualTo(1);
        JsonNode overlap = report.get("findings").get(0);
        assertThat(overlap.get("severity").asString()).isEqualTo("error");
        assertThat(overlap.get("message").asString()).contains("Z1").contains("Z2").contains("m²");
        assertThat(overlap.get("zones").valueStream().map(zone -> zone.get("code").asString())).containsExactly("Z1", "Z2");
        assertThat(overlap.get("areaM2").asDouble()).as("in EPSG:25832, where a square metre of UTM 33 is smaller here")
                .isBetween(995.0, 999.5);
        assertThat(overlap.get("widthM").asDouble()).isBetween(9.9, 10.0);
        Coordinate middle = storage.toWgs84(new Coordinate(EAST + 55, NORTH + 50));
        assertThat(overlap.get("lon").asDouble()).isCloseTo(middle.x, org.assertj.core.data.Offset.offset(1e-4));
        assertThat(overlap.get("lat").asDouble()).isCloseTo(middle.y, org.assertj.core.data.Offset.offset(1e-3));
        assertThat(overlap.get("geometry").get("type").asString()).isEqualTo("Polygon");
        JsonNode sliver = report.get("findings").get(1);
        assertThat(sliver.get("widthM").asDouble()).isBetween(0.0009, 0.0011);
        assertThat(sliver.get("repairable").asBoolean()).isTrue();
        assertThat(report.get("findings").valueStream().map(finding -> finding.has("field"))).containsOnly(false);
    }

    @Test
    void findsWhatLeavesTheMunicipality() {
        Geometry home = db.sql("select st_asbinary(geom) from municipality where id = :id").param("id", town.town().id())
                .query((row, n) -> org.byggbar.geo.Ewkb.read(row.getBytes(1))).single();
        Envelope box = home.getEnvelopeInternal();
        Coordinate east = java.util.Arrays.stream(home.getCoordinates()).max(java.util.Comparator.comparing(c -> c.x)).orElseThrow();
        Geometry across = new GeometryFactory().toGeometry(new Envelope(box.getMaxX() - 400, box.getMaxX() + 200, east.y - 300, east.y + 300));

        long crossing = town.plan("P1", "NO_KDP", across);
        town.zones(crossing, List.of(across));
        assertThat(codes(town.check(crossing))).containsExactly("check.outside_municipality", "check.outside_municipality");

        Geometry alongTheEdge = new org.locationtech.jts.precision.GeometryPrecisionReducer(new org.locationtech.jts.geom.PrecisionModel(1000))
                .reduce(home.intersection(across));
        long inside = town.plan("P2", "NO_DETALJ", alongTheEdge);
        town.zones(inside, List.of(alongTheEdge));
        assertThat(codes(town.check(inside))).as("the plan's edge on the municipality's").isEmpty();
    }

    @Test
    void warnsADraftOfAnotherPlanInForceAndRefusesTwoInForce() {
        long old = town.plan("P1", "NO_DETALJ", box(0, 0, 100, 100));
        town.zones(old, List.of(box(0, 0, 100, 100)));
        List.of("CONSULTATION", "REVIEW", "ADOPTED", "IN_FORCE").forEach(status -> assertThat(town.step(old, status).status()).isEqualTo(200));
        long beside = town.plan("P2", "NO_DETALJ", box(100, 0, 200, 100));
        town.zones(beside, List.of(box(100, 0, 200, 100)));
        assertThat(codes(town.check(beside))).as("plans may share a border").isEmpty();
        long strategy = town.plan("P3", "NO_KPA", box(0, 0, 100, 100));
        town.zones(strategy, List.of(box(0, 0, 100, 100)));
        assertThat(codes(town.check(strategy))).as("a strategy may lie over a detailed plan").isEmpty();

        long next = town.plan("P4", "NO_OMRADE", box(50, 0, 150, 100));
        town.zones(next, List.of(box(50, 0, 150, 100)));
        JsonNode report = town.check(next);
        assertThat(codes(report)).containsExactly("check.second_plan_in_force");
        assertThat(report.get("counts").get("error").asInt()).isZero();
        assertThat(report.get("findings").get(0).get("message").asString()).contains("P1 Sentrum");
        List.of("CONSULTATION", "REVIEW", "ADOPTED").forEach(status -> assertThat(town.step(next, status).status()).isEqualTo(200));
        Answer refused = town.step(next, "IN_FORCE");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("plan.check_failed");
        assertThat(town.step(old, "ARCHIVED").status()).as("leaving needs no check").isEqualTo(200);
        assertThat(town.step(next, "IN_FORCE").status()).isEqualTo(200);
    }

    @Test
    void keepsAFaultyDraftFromThePublicAndLetsWarningsPass() {
        long plan = town.plan("P1", "NO_DETALJ", box(0, 0, 100, 100));
        Answer empty = town.step(plan, "CONSULTATION");
        assertThat(empty.status()).isEqualTo(409);
        assertThat(empty.json().get("findings").get(0).get("code").asString()).isEqualTo("check.no_zones");

        town.zones(plan, List.of(box(0, 0, 60, 100), box(50, 0, 100, 100)));
        Answer refused = town.step(plan, "CONSULTATION");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("plan.check_failed");
        assertThat(refused.json().get("counts").get("error").asInt()).isEqualTo(1);
        assertThat(refused.json().get("findings").get(0).get("code").asString()).isEqualTo("check.overlap");
        assertThat(town.planner().get("/api/plans/" + plan).json().get("status").asString()).isEqualTo("DRAFT");

        db.sql("update zone set geom = st_multi(:geom) where plan_id = :plan and code = 'Z2'").param("plan", plan)
                .param("geom", org.byggbar.geo.Ewkb.of(srid(box(60.001, 0, 100, 100)))).update();
        assertThat(codes(town.check(plan))).containsExactly("check.sliver");
        assertThat(town.step(plan, "CONSULTATION").status()).isEqualTo(200);
    }

    private static Geometry srid(Geometry geom) {
        geom.setSRID(25833);
        return geom;
    }

    @Test
    void letsAStrategyGoOutWithoutZones() {
        long plan = town.plan("P1", "NO_KPA", null);
        assertThat(codes(town.check(plan))).containsExactlyInAnyOrder("check.no_border", "check.no_zones");
        assertThat(town.step(plan, "CONSULTATION").status()).isEqualTo(200);
    }

    @Test
    void tellsNoMoreThanAPersonCanReadAndCountsTheRest() {
        long plan = town.plan("P1", "SE_FOP", null);
        town.zones(plan, LongStream.range(0, 40).<Geometry>mapToObj(n -> box(0, 0, 50 + n, 50)).toList());
        JsonNode report = town.check(plan);
        int all = report.get("counts").get("error").asInt() + report.get("counts").get("warning").asInt();
        assertThat(report.get("findings").size() + report.get("untold").asInt()).isEqualTo(all);
        assertThat(report.get("findings").size()).isLessThanOrEqualTo(500);
    }

    @Test
    void isForThePlannersOfTheMunicipality() {
        long plan = town.plan("P1", "NO_KPA", null);
        assertThat(TestApi.of(context).post("/api/plans/" + plan + "/check", "{}").status()).isEqualTo(404);
        TestTown other = TestTown.swedish(db);
        assertThat(TestApi.of(context).as(As.planner(other.id())).post("/api/plans/" + plan + "/check", "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"drammen", "avesta", "osthammar"})
    void findsNoErrorInTheDemoPlans(String municipality) {
        TestApi planner = TestApi.of(context).as(As.planner(municipality));
        DemoTowns.planCodes(municipality).forEach(code -> {
            long plan = db.sql("select id from plan where municipality_id = :town and code = :code").param("town", municipality)
                    .param("code", code).query(Long.class).single();
            JsonNode report = planner.post("/api/plans/" + plan + "/check", "{}").json();
            assertThat(report.get("zones").asInt()).isPositive();
            assertThat(report.get("counts").get("error").asInt()).as(report.toPrettyString()).isZero();
        });
    }
}

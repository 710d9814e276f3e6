package org.byggbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.byggbar.support.CsrfToken.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.byggbar.identity.As;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who gets what answer: every route × every role × a plan in every state, compared with {@code rights.csv}. Writes are
 * sent with an empty body: 401, 403 and 404 mean "you may not", 400, 422 and 428 mean "you may, but not this". A new
 * route makes this test fail until its row has been thought about.
 */
@ServerTest
class RightsIT {

    private static final Path MATRIX = Path.of("src/test/resources/rights.csv");
    /** Event streams are followed over HTTP, by role too, in {@code ChangeStreamIT}. */
    private static final String STREAM = "stream";
    private static final List<String> STATES = List.of("DRAFT", "CONSULTATION", "IN_FORCE", "ARCHIVED");

    @Autowired
    private WebApplicationContext context;
    @Autowired
    private JdbcClient db;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private MockMvc mvc;
    private TestTown town;
    private Map<String, RequestPostProcessor> roles;
    private final Map<String, Long> plans = new LinkedHashMap<>();

    @BeforeEach
    void setUp() {
        db.sql("delete from rate_limit").update();
        mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        town = TestTown.norwegian(db);
        roles = new LinkedHashMap<>();
        roles.put("anonymous", request -> request);
        roles.put("developer", As.developer(town.id()));
        roles.put("moderator", As.moderator(town.id()));
        roles.put("planner", As.planner(town.id()));
        roles.put("planner elsewhere", As.planner("avesta"));
        roles.put("moderator elsewhere", As.moderator("avesta"));
        roles.put("administrator", As.administrator());
        STATES.forEach(state -> plans.put(state, plan(state)));
    }

    @Test
    void everyRouteAnswersEveryRoleAsTheMatrixSays() throws Exception {
        String actual = "method,route,plan," + String.join(",", roles.keySet()) + "\n"
                + routes().stream().map(this::rows).collect(Collectors.joining());
        Files.writeString(Path.of("target/rights.csv"), actual);
        assertThat(actual).as("target/rights.csv holds what the server does now").isEqualTo(Files.readString(MATRIX));
    }

    private TreeSet<String> routes() {
        TreeSet<String> all = new TreeSet<>();
        routes.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("org.byggbar")) {
                mapping.getPatternValues().forEach(pattern ->
                        mapping.getMethodsCondition().getMethods().forEach(method -> all.add(pattern + " " + method)));
            }
        });
        return all;
    }

    private String rows(String route) {
        String pattern = route.substring(0, route.lastIndexOf(' '));
        HttpMethod method = HttpMethod.valueOf(route.substring(route.lastIndexOf(' ') + 1));
        boolean aboutPlan = pattern.matches(".*(/api/plans/|/api/zones/|proposals/|/p/|/items/).*\\{.*");
        return (aboutPlan ? STATES : List.of("-")).stream()
                .map(state -> method + "," + pattern + "," + state + "," + roles.values().stream()
                        .map(role -> pattern.endsWith("/changes") ? STREAM : String.valueOf(answer(method, pattern, state, role))).collect(Collectors.joining(",")) + "\n")
                .collect(Collectors.joining());
    }

    private int answer(HttpMethod method, String pattern, String state, RequestPostProcessor role) {
        boolean page = !pattern.matches("/(api|ogc|tiles|i18n|layers|basemaps|feeds).*");
        try {
            var call = request(method, URI.create(address(pattern, state))).with(csrf()).with(role)
                    .accept(page ? MediaType.TEXT_HTML : MediaType.ALL);
            if (method != HttpMethod.GET) {
                call.header("Idempotency-Key", UUID.randomUUID().toString());
                call.contentType(page ? MediaType.APPLICATION_FORM_URLENCODED : MediaType.APPLICATION_JSON).content(page ? "" : "{}");
            }
            return mvc.perform(call).andReturn().getResponse().getStatus();
        } catch (Exception e) {
            throw new AssertionError(method + " " + pattern, e);
        }
    }

    private String address(String pattern, String state) {
        long plan = plans.getOrDefault(state, plans.get("CONSULTATION"));
        String id = pattern.equals("/api/municipalities/{id}") ? town.id()
                : pattern.contains("/zones/{id}") || pattern.contains("/items/") ? one("select id from zone where plan_id = " + plan)
                : pattern.contains("/sites/") ? one("select min(id) from site where municipality_id = '" + town.id() + "'")
                : pattern.contains("/contributions/{id}") ? one("select min(id) from contribution where municipality_id = '" + town.id() + "'")
                : String.valueOf(plan);
        return pattern.replaceAll("\\{municipality[^}]*}", town.id()).replaceAll("\\{(id|planId)(:[^}]*)?}", id)
                .replaceAll("\\{document[^}]*}", one("select id from plan_document where plan_id = " + plan))
                .replace("{layer}", "zone").replace("{language}", "nb").replace("{code}", "ABCD-EFGH-JKLM")
                .replace("{number}", "1").replace("{z}", "10").replace("{x}", "541").replace("{y}", "297")
                .replace("{tileMatrixSetId}", "WebMercatorQuad").replace("{tileMatrix}", "10").replace("{tileRow}", "297").replace("{tileCol}", "541")
                .replace("{style}", "zone").replace("{name}", "town");
    }

    private String one(String sql) {
        return String.valueOf(db.sql(sql).query(Long.class).single());
    }

    private long plan(String state) {
        long plan = db.sql("""
                insert into plan (municipality_id, code, name, kind, status, language, geom)
                values (:town, :state, :state, 'NO_DETALJ', :state, 'nb', st_multi(st_transform(st_setsrid(st_geomfromgeojson(:box), 4326), 25833)))
                returning id
                """).param("town", town.id()).param("state", state).param("box", town.box(0, 0, 1, 1)).query(Long.class).single();
        db.sql("insert into plan_document (plan_id, position, title, kind, body) values (:plan, 1, 'Text', 'OTHER', 'Words')")
                .param("plan", plan).update();
        db.sql("insert into plan_phase (plan_id, kind, opens_at, closes_at) values (:plan, 'NO_HORING', now() - interval '1 day', now() + interval '1 day')")
                .param("plan", plan).update();
        db.sql("""
                insert into zone (municipality_id, plan_id, code, name, strategy, land_use, area_m2, geom)
                select :town, id, 'B1', 'B1', 'PRESERVE', '1110', 0, geom from plan, set_config('byggbar.publishing', 'on', true) where id = :plan
                """).param("town", town.id()).param("plan", plan).update();
        db.sql("select keep_plan_version(:plan, case :state when 'DRAFT' then 'KEPT' else 'PUBLISHED' end, 'One', null, now())")
                .param("plan", plan).param("state", state).query(Integer.class).single();
        db.sql("""
                insert into site (municipality_id, code, name, status, land_use, floor_area_m2, area_m2, allocation_method, geom)
                select :town, :state, 'Plot', 'OPEN', '1110', 100, 0, 'NO_KONKURRANSE', geom from plan where id = :plan
                """).param("town", town.id()).param("state", state).param("plan", plan).update();
        db.sql("""
                insert into contribution (municipality_id, plan_id, receipt_hash, kind, text, language)
                values (:town, :plan, :hash, 'IDEA', 'An idea', 'nb')
                """).param("town", town.id()).param("plan", plan).param("hash", UUID.randomUUID().toString()).update();
        return plan;
    }
}

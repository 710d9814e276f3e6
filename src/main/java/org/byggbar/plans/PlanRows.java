package org.byggbar.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.byggbar.geo.Ewkb;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.StorageCrs;
import org.byggbar.identity.Viewer;
import org.byggbar.plans.PlanState.DocumentTitle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads plans with their timetable as of now. Knows nothing about who may see them: {@link Plans} does. */
@Repository
class PlanRows {

    private static final String SUMMARY = """
            select p.id, p.version, p.municipality_id, p.code, p.name, p.kind, p.status, p.published, p.summary, p.language,
                   p.decided_on, m.time_zone, p.revises_plan_id, p.revises_version, revised.code as revised_code, revised.name as revised_name,
                   (select max(v.number) from plan_version v where v.plan_id = p.id and v.kind = 'PUBLISHED') as latest_version, st_xmin(b) as west, st_ymin(b) as south, st_xmax(b) as east, st_ymax(b) as north,
                   (select coalesce(json_agg(json_build_object('kind', kind, 'opensAt', opens_at, 'closesAt', closes_at)), '[]')
                    from plan_phase where plan_id = p.id) as phases
            from plan p join municipality m on m.id = p.municipality_id left join plan revised on revised.id = p.revises_plan_id,
                 lateral (select st_transform(st_envelope(p.geom_web), 4326) as b) box
            """;

    private record PhaseRow(String kind, OffsetDateTime opensAt, OffsetDateTime closesAt) {

        Phase phase() {
            return new Phase(kind, opensAt.toInstant(), closesAt == null ? null : closesAt.toInstant());
        }
    }

    private final JdbcClient db;
    private final JsonMapper json;
    private final PlanSteps steps;
    private final StorageCrs storage;

    PlanRows(JdbcClient db, JsonMapper json, PlanSteps steps, StorageCrs storage) {
        this.db = db;
        this.json = json;
        this.steps = steps;
        this.storage = storage;
    }

    Optional<PlanSummary> find(long id) {
        return db.sql(SUMMARY + "where p.id = :id").param("id", id).query(this::summary).optional();
    }

    /** What is open for a say first, then by how far along, then by name. */
    List<PlanSummary> of(String municipality) {
        return db.sql(SUMMARY + """
                where p.municipality_id = :municipality
                order by array_position(array['CONSULTATION', 'REVIEW', 'ADOPTED', 'IN_FORCE', 'DRAFT', 'ARCHIVED'], p.status), p.name, p.id
                """).param("municipality", municipality).query(this::summary).list();
    }

    PlanState state(PlanSummary plan) {
        boolean planner = Viewer.current().mayPlan(plan.municipality());
        return db.sql("select description, updated_at, updated_by, st_asbinary(geom) as geom from plan where id = :id").param("id", plan.id())
                .query((row, n) -> new PlanState(plan, row.getString("description"), documents(plan.id()),
                        planner && plan.revises() == null ? steps.after(plan.status()) : List.of(), row.getTimestamp("updated_at").toInstant(),
                        planner ? row.getString("updated_by") : null, border(row.getBytes("geom"))))
                .single();
    }

    private List<DocumentTitle> documents(long plan) {
        return db.sql("select id, title, kind from plan_document where plan_id = :plan order by position, id").param("plan", plan)
                .query(DocumentTitle.class).list();
    }

    private Map<String, Object> border(byte[] wkb) {
        return wkb == null ? null : GeoJsonWriter.write(storage.toWgs84(Ewkb.read(wkb)), GeoJsonWriter.EDIT_DECIMALS);
    }

    private PlanSummary summary(ResultSet row, int n) throws SQLException {
        String status = row.getString("status");
        List<Phase> phases = json.readValue(row.getString("phases"), new TypeReference<List<PhaseRow>>() {}).stream()
                .map(PhaseRow::phase).toList();
        List<PhaseState> timetable = Timetable.at(Instant.now(), phases, ZoneId.of(row.getString("time_zone")));
        List<PhaseState> rounds = timetable.stream().filter(phase -> steps.takesContributions(phase) && !phase.state().equals("coming")).toList();
        boolean open = steps.takesContributions(status) && rounds.stream().anyMatch(PhaseState::isCurrent);
        return new PlanSummary(row.getLong("id"), row.getLong("version"), row.getString("municipality_id"), row.getString("code"),
                row.getString("name"), row.getString("kind"), status, row.getBoolean("published"), row.getString("summary"),
                row.getString("language"), row.getObject("decided_on", LocalDate.class), timetable,
                open, until(rounds), status.equals(Plan.DRAFT) && Viewer.current().mayPlan(row.getString("municipality_id")),
                revised(row), row.getObject("latest_version", Integer.class), bbox(row));
    }

    /** When the running round closes, or when the last one did; null when none has an end. */
    private static OffsetDateTime until(List<PhaseState> rounds) {
        Comparator<PhaseState> running = Comparator.comparing(PhaseState::isCurrent);
        return rounds.stream().max(running.thenComparing(PhaseState::closesAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(PhaseState::closesAt).orElse(null);
    }

    private static PlanSummary.Revised revised(ResultSet row) throws SQLException {
        long plan = row.getLong("revises_plan_id");
        return row.wasNull() ? null
                : new PlanSummary.Revised(plan, row.getString("revised_code"), row.getString("revised_name"), row.getInt("revises_version"));
    }

    private static double[] bbox(ResultSet row) throws SQLException {
        double west = row.getDouble("west");
        return row.wasNull() ? null : new double[] {west, row.getDouble("south"), row.getDouble("east"), row.getDouble("north")};
    }
}

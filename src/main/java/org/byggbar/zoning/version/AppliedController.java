package org.byggbar.zoning.version;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.byggbar.geo.Projections;
import org.byggbar.geo.StorageCrs;
import org.byggbar.municipality.Municipalities;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.Sql;
import org.byggbar.zoning.ZoneRows;
import org.byggbar.zoning.ZoneState;
import org.byggbar.zoning.ZoneStates;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What applied at a place on a date, for everybody: the question of every neighbour and every court. */
@RestController
@Tag(name = "Versions")
class AppliedController {

    private static final String APPLIED = Sql.beside(AppliedController.class, "applied-on")
            .replace("{state}", ZoneRows.STATE).replace("{zones}", ZoneStates.then("v.plan_id", "v.number"));

    /** @param on a day in the municipality; what held at its end counts */
    @Schema(name = "Applied")
    record Applied(LocalDate on, List<AppliedZone> zones) {}

    /**
     * A zone that applied.
     *
     * @param from first day of the version that it belongs to
     * @param until day on which the next version or status began, null while this is the last
     */
    @Schema(name = "AppliedZone")
    record AppliedZone(AppliedPlan plan, ZoneState zone, LocalDate from, @Schema(nullable = true) LocalDate until) {}

    /** @param version number of the plan's version that applied */
    @Schema(name = "AppliedPlan")
    record AppliedPlan(long id, String code, String name, int version) {}

    private final Municipalities municipalities;
    private final ZoneRows rows;
    private final StorageCrs storage;
    private final JdbcClient db;

    AppliedController(Municipalities municipalities, ZoneRows rows, StorageCrs storage, JdbcClient db) {
        this.municipalities = municipalities;
        this.rows = rows;
        this.storage = storage;
        this.db = db;
    }

    @GetMapping("/api/municipalities/{municipality}/applied")
    @Operation(summary = "What applied at a place on a date")
    ResponseEntity<Applied> applied(@PathVariable String municipality, @RequestParam double lon, @RequestParam double lat,
            @Parameter(description = "a day such as 2026-11-22; today when left out") @RequestParam(required = false)
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on) {
        var place = municipalities.get(municipality);
        LocalDate day = on == null ? LocalDate.now(place.timeZone()) : on;
        require(Math.abs(lon) <= 180, "lon");
        require(Math.abs(lat) <= 85, "lat");
        require(day.getYear() >= 1 && day.getYear() <= 9999, "on");
        Coordinate stored = Projections.transform(new GeometryFactory().createPoint(new Coordinate(lon, lat)), Projections.WGS84, storage.srid())
                .getCoordinate();
        List<AppliedZone> zones = db.sql(APPLIED).param("municipality", municipality).param("on", day)
                .param("east", stored.x).param("north", stored.y).param("srid", storage.srid()).query(this::read).list();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Applied(day, zones));
    }

    private static void require(boolean sensible, String parameter) {
        if (!sensible) {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", parameter);
        }
    }

    private AppliedZone read(ResultSet row, int n) throws SQLException {
        return new AppliedZone(
                new AppliedPlan(row.getLong("version_plan_id"), row.getString("plan_code"), row.getString("plan_name"), row.getInt("number")),
                rows.state(row), row.getObject("starts", LocalDate.class), row.getObject("stops", LocalDate.class));
    }
}

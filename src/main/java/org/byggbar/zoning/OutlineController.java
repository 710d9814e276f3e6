package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.byggbar.geo.Ewkb;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.StorageCrs;
import org.byggbar.municipality.Municipalities;
import org.byggbar.municipality.Municipality;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.Plans;
import org.byggbar.platform.ProblemException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The line around a plan's zones: what a planner takes for the plan's border. Asks, and changes nothing. */
@RestController
@Tag(name = "Zones")
class OutlineController {

    /** The storage grid: an outline has corners only where zones have, or on whole millimetres where they overlap. */
    private static final PrecisionModel MILLIMETRES = new PrecisionModel(1000);

    /** @param geometry in degrees with nine decimals; {@code areaM2} in the plane of {@code areaCrs}, square metres */
    @Schema(name = "Outline")
    record Outline(@Schema(ref = "Geometry") Map<String, Object> geometry, double areaM2, String areaCrs) {}

    private final Plans plans;
    private final Municipalities municipalities;
    private final StorageCrs storage;
    private final JdbcClient db;

    OutlineController(Plans plans, Municipalities municipalities, StorageCrs storage, JdbcClient db) {
        this.plans = plans;
        this.municipalities = municipalities;
        this.storage = storage;
        this.db = db;
    }

    @GetMapping("/api/plans/{planId}/outline")
    @Operation(summary = "The line around a plan's land-use zones, or around some of them")
    ResponseEntity<Outline> outline(@PathVariable long planId, @RequestParam(name = "zone", required = false) List<Long> zones) {
        PlanHeading plan = plans.getVisible(planId);
        Municipality municipality = municipalities.get(plan.municipality());
        List<Geometry> shapes = shapes(planId, zones == null ? List.of() : zones);
        if (shapes.isEmpty()) {
            throw ProblemException.unprocessable("outline.no_zones");
        }
        Geometry around = UnaryUnionNG.union(shapes, MILLIMETRES);
        Outline outline = new Outline(GeoJsonWriter.write(storage.toWgs84(around), GeoJsonWriter.EDIT_DECIMALS),
                storage.toCrs(around, municipality.planningSrid()).getArea(), "EPSG:" + municipality.planningSrid());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(outline);
    }

    private List<Geometry> shapes(long plan, List<Long> zones) {
        return db.sql("select st_asbinary(geom) from zone where plan_id = :plan and overlay is null and (:all or id = any (:zones))")
                .param("plan", plan).param("all", zones.isEmpty()).param("zones", zones.toArray(Long[]::new))
                .query((row, n) -> Ewkb.read(row.getBytes(1))).list();
    }
}

package org.byggbar.zoning.version;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.byggbar.identity.Viewer;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.Plans;
import org.byggbar.platform.Sql;
import org.byggbar.zoning.Trash;
import org.byggbar.zoning.ZoneRows;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was deleted from a plan and can still be taken back. */
@RestController
@Tag(name = "Versions")
class TrashController {

    private static final String DELETED = Sql.beside(TrashController.class, "deleted-zones").replace("{state}", ZoneRows.STATE);

    /** Last deleted first. */
    @Schema(name = "Trash")
    record Deleted(List<DeletedZone> zones) {}

    private final Plans plans;
    private final ZoneRows rows;
    private final JdbcClient db;

    TrashController(Plans plans, ZoneRows rows, JdbcClient db) {
        this.plans = plans;
        this.rows = rows;
        this.db = db;
    }

    @GetMapping("/api/plans/{planId}/trash")
    @Operation(summary = "Zones deleted from a plan in the last 30 days, the last one first")
    ResponseEntity<Deleted> trash(@PathVariable long planId) {
        PlanHeading plan = plans.getVisible(planId);
        Viewer.current().requirePlanner(plan.municipality());
        List<DeletedZone> zones = db.sql(DELETED).param("plan", planId).param("days", Trash.DAYS).query((row, n) -> {
            Instant deleted = row.getTimestamp("superseded_at").toInstant();
            return new DeletedZone(rows.state(row), deleted, row.getString("deleted_by"), deleted.plus(Duration.ofDays(Trash.DAYS)));
        }).list();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Deleted(zones));
    }
}

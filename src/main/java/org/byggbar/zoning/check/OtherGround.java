package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.byggbar.geo.Ewkb;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.Sql;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Asks PostGIS what of a plan lies outside its municipality, and which other plans are in force on its ground. Storage CRS. */
@Repository
class OtherGround {

    private static final String OUTSIDE = Sql.beside(OtherGround.class, "outside-municipality");
    private static final String IN_FORCE = Sql.beside(OtherGround.class, "plans-in-force");

    private record Outside(Long zone, Geometry geom) {}

    private record OtherPlan(String code, String name, Geometry geom) {}

    private final JdbcClient db;
    private final CodeLists codes;

    OtherGround(JdbcClient db, CodeLists codes) {
        this.db = db;
        this.codes = codes;
    }

    List<Fault> faults(long id, CheckedPlan plan, CheckLimits limits) {
        List<Fault> found = new ArrayList<>(outside(id, plan, limits));
        if (plan.rules().exclusive()) {
            found.addAll(inForce(id, limits));
        }
        return found;
    }

    private List<Fault> outside(long id, CheckedPlan plan, CheckLimits limits) {
        return db.sql(OUTSIDE).param("plan", id).param("tolerance", limits.municipalityM())
                .query((row, n) -> new Outside(row.getObject("zone_id", Long.class), Ewkb.read(row.getBytes("geom")))).list().stream()
                .map(outside -> Fault.at(FaultCode.OUTSIDE_MUNICIPALITY, outside.zone() == null ? "outside_municipality.border" : "outside_municipality",
                        plan.zones().stream().filter(zone -> outside.zone() != null && zone.id() == outside.zone()).toList(), outside.geom())).toList();
    }

    private List<Fault> inForce(long id, CheckLimits limits) {
        return db.sql(IN_FORCE).param("plan", id).param("kinds", exclusiveKinds())
                .query((row, n) -> new OtherPlan(row.getString("code"), row.getString("name"), Ewkb.read(row.getBytes("geom")))).list().stream()
                .filter(other -> Thickness.isAtLeast(other.geom(), limits.borderM()))
                .map(other -> Fault.at(FaultCode.SECOND_PLAN_IN_FORCE, "second_plan_in_force", List.of(), other.geom())
                        .about(null, Map.of("plan", other.code() + " " + other.name()))).toList();
    }

    private String[] exclusiveKinds() {
        return codes.list("plan_kind").keySet().stream().filter(kind -> PlanKindRules.of(kind, codes).exclusive()).toArray(String[]::new);
    }
}

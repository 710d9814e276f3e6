package org.byggbar.zoning.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.byggbar.geo.Ewkb;
import org.byggbar.platform.CodeLists;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads a plan and its zones as they are saved, in the storage CRS and each once. Says nothing about who may see them. */
@Repository
class CheckedPlanRows {

    /** Attributes that the code list {@code zone_requirement} may ask for. */
    private static final List<String> COLUMNS = List.of("strategy", "land_use", "from_land_use", "utilisation_measure",
            "utilisation_existing", "utilisation_allowed", "max_storeys");

    private final JdbcClient db;
    private final CodeLists codes;

    CheckedPlanRows(JdbcClient db, CodeLists codes) {
        this.db = db;
        this.codes = codes;
    }

    CheckedPlan read(long plan) {
        List<CheckedZone> zones = db.sql("select id, code, overlay is not null as overlay, " + String.join(", ", COLUMNS)
                        + ", st_asbinary(geom) as geom from zone where plan_id = :plan order by code, id")
                .param("plan", plan).query((row, n) -> zone(row)).list();
        return db.sql("select kind, st_asbinary(geom) as geom from plan where id = :plan").param("plan", plan)
                .query((row, n) -> new CheckedPlan(PlanKindRules.of(row.getString("kind"), codes), Ewkb.read(row.getBytes("geom")), zones)).single();
    }

    private static CheckedZone zone(ResultSet row) throws SQLException {
        Map<String, String> values = new HashMap<>();
        for (String column : COLUMNS) {
            String value = row.getString(column);
            if (value != null) {
                values.put(column, value);
            }
        }
        return new CheckedZone(row.getLong("id"), row.getString("code"), row.getBoolean("overlay"), values, Ewkb.read(row.getBytes("geom")));
    }
}

package org.byggbar.zoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.byggbar.geo.Ewkb;
import org.byggbar.geo.StorageCrs;
import org.byggbar.platform.Messages;
import org.byggbar.platform.Sql;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what is allowed in a zone's shape and seldom meant, against its plan's other zones and border. */
@Repository
class ZoneWarnings {

    private static final String AGAINST_PLAN = Sql.beside(ZoneWarnings.class, "zone-warnings");

    private final JdbcClient db;
    private final StorageCrs storage;
    private final Messages messages;

    ZoneWarnings(JdbcClient db, StorageCrs storage, Messages messages) {
        this.db = db;
        this.storage = storage;
        this.messages = messages;
    }

    /**
     * @param zone id of the zone itself, which is no neighbour of its own; null for one not saved yet
     * @param overlay whether it lies over land-use zones: then it may overlap everything and meets nobody
     * @param stored its area in the storage CRS
     */
    List<ZoneWarning> of(Long zone, long plan, boolean overlay, Geometry stored) {
        List<ZoneWarning> warnings = new ArrayList<>(againstPlan(zone, plan, stored));
        if (overlay) {
            warnings.removeIf(warning -> warning.zoneId() != null);
        }
        List<Long> overlapping = warnings.stream().map(ZoneWarning::zoneId).filter(Objects::nonNull).toList();
        ZoneEdges.gaps(stored, overlay ? List.of() : neighbours(zone, plan, stored, overlapping)).forEach(place -> warnings.add(at("zone.edge_gap", place)));
        ZoneEdges.spikes(stored).forEach(place -> warnings.add(at("zone.spike", place)));
        return warnings;
    }

    private List<ZoneWarning> againstPlan(Long zone, long plan, Geometry stored) {
        return asked(AGAINST_PLAN, zone, plan, stored).query((row, n) -> warning(row.getString("code"),
                row.getObject("zone_id", Long.class), row.getString("zone_code"), row.getDouble("area_m2"),
                row.getDouble("lon"), row.getDouble("lat"))).list();
    }

    /** What overlaps is told already and has no business along the edge. */
    private List<Geometry> neighbours(Long zone, long plan, Geometry stored, List<Long> overlapping) {
        return asked("""
                select st_asbinary(geom) from zone
                where plan_id = :plan and overlay is null and id is distinct from :zone and id <> all (:overlapping)
                  and st_dwithin(geom, st_geomfromwkb(:wkb, :srid), :gap)
                """, zone, plan, stored).param("overlapping", overlapping.toArray(Long[]::new)).param("gap", ZoneEdges.GAP_M).query((row, n) -> Ewkb.read(row.getBytes(1))).list();
    }

    private JdbcClient.StatementSpec asked(String sql, Long zone, long plan, Geometry stored) {
        return db.sql(sql).param("zone", zone, java.sql.Types.BIGINT).param("plan", plan)
                .param("wkb", new WKBWriter().write(stored)).param("srid", storage.srid());
    }

    private ZoneWarning at(String code, Coordinate stored) {
        Coordinate lonLat = storage.toWgs84(stored);
        return warning(code, null, null, null, lonLat.x, lonLat.y);
    }

    private ZoneWarning warning(String code, Long zoneId, String zoneCode, Double areaM2, double lon, double lat) {
        String message = messages.text(LocaleContextHolder.getLocale(), "problem." + code + ".detail",
                Map.of("zone", zoneCode == null ? "" : zoneCode));
        return new ZoneWarning(code, message, zoneId, zoneCode, areaM2, lon, lat);
    }
}

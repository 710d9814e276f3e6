package org.byggbar.zoning;

import java.util.List;
import java.util.Map;
import org.byggbar.platform.Messages;
import org.byggbar.platform.Sql;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what is allowed in a zone's shape and seldom meant. */
@Repository
class ZoneWarnings {

    private static final String WARNINGS = Sql.beside(ZoneWarnings.class, "zone-warnings");

    private final JdbcClient db;
    private final Messages messages;

    ZoneWarnings(JdbcClient db, Messages messages) {
        this.db = db;
        this.messages = messages;
    }

    List<ZoneWarning> of(long zone) {
        return db.sql(WARNINGS).param("zone", zone).query((row, n) -> warning(row.getString("code"),
                row.getObject("zone_id", Long.class), row.getString("zone_code"), row.getDouble("area_m2"),
                row.getDouble("lon"), row.getDouble("lat"))).list();
    }

    private ZoneWarning warning(String code, Long zoneId, String zoneCode, Double areaM2, double lon, double lat) {
        String message = messages.text(LocaleContextHolder.getLocale(), "problem." + code + ".detail",
                Map.of("zone", zoneCode == null ? "" : zoneCode));
        return new ZoneWarning(code, message, zoneId, zoneCode, areaM2, lon, lat);
    }
}

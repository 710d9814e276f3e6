package org.byggbar.zoning;

import java.util.List;
import org.byggbar.exchange.DemoFolder;
import org.byggbar.exchange.DemoPart;
import org.byggbar.geo.Ewkb;
import org.byggbar.plans.DemoPlanCodes;
import org.byggbar.platform.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Zones of a demo municipality's plans, and the overlays that lie over them. */
@Component
class DemoZones implements DemoPart {

    private static final String INSERT = Sql.beside(DemoZones.class, "insert-demo-zone");

    private final JdbcClient db;
    private final Publishing publishing;

    DemoZones(JdbcClient db, Publishing publishing) {
        this.db = db;
        this.publishing = publishing;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public void load(DemoFolder folder) {
        DemoPlanCodes plans = new DemoPlanCodes(folder);
        publishing.run(() -> List.of("zones", "overlays").forEach(file -> folder.features(file)
                .forEach(zone -> insert(zone, folder.municipality(), plans.code(zone.text("plan"))))));
    }

    private void insert(DemoFolder.Feature zone, String municipality, String plan) {
        db.sql(INSERT)
                .param("municipality", municipality).param("plan", plan).param("code", zone.text("code")).param("name", zone.text("name"))
                .param("overlay", zone.text("overlay")).param("strategy", zone.text("strategy"))
                .param("landUse", zone.text("land_use")).param("fromLandUse", zone.text("from_land_use")).param("parallel", zone.text("parallel_land_use"))
                .param("measure", zone.text("utilisation_measure")).param("existing", zone.number("utilisation_existing"))
                .param("allowed", zone.number("utilisation_allowed")).param("storeys", zone.integer("max_storeys"))
                .param("ridge", zone.number("max_ridge_height_m")).param("eaves", zone.number("max_eaves_height_m"))
                .param("dwellings", orNone(zone.integer("existing_dwellings"))).param("floorArea", orNone(zone.integer("existing_floor_area_m2")))
                .param("demolished", zone.number("demolished_share_pct")).param("phases", phases(zone))
                .param("description", zone.text("description")).param("geom", Ewkb.of(zone.geom()))
                .update();
    }

    private static int orNone(Integer count) {
        return count == null ? 0 : count;
    }

    private static String phases(DemoFolder.Feature zone) {
        return zone.properties().has("phases") ? zone.properties().get("phases").toString() : "[]";
    }
}

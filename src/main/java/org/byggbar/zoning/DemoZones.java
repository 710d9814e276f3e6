package org.byggbar.zoning;

import org.byggbar.exchange.DemoFolder;
import org.byggbar.exchange.DemoPart;
import org.byggbar.geo.Ewkb;
import org.byggbar.plans.DemoPlanCodes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Zones of a demo municipality's plans. */
@Component
class DemoZones implements DemoPart {

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
        publishing.run(() -> folder.features("zones")
                .forEach(zone -> insert(zone, folder.municipality(), plans.code(zone.text("plan")))));
    }

    private void insert(DemoFolder.Feature zone, String municipality, String plan) {
        db.sql("""
                insert into zone (municipality_id, plan_id, code, name, strategy, land_use, from_land_use, utilisation_measure,
                                  utilisation_existing, utilisation_allowed, max_storeys, existing_dwellings, existing_floor_area_m2,
                                  description, area_m2, geom)
                values (:municipality, (select id from plan where municipality_id = :municipality and code = :plan), :code, :name,
                        :strategy, :landUse, :fromLandUse, :measure, :existing, :allowed, :storeys, :dwellings, :floorArea,
                        :description, 0, :geom)
                """)
                .param("municipality", municipality).param("plan", plan).param("code", zone.text("code")).param("name", zone.text("name"))
                .param("strategy", zone.text("strategy")).param("landUse", zone.text("land_use")).param("fromLandUse", zone.text("from_land_use"))
                .param("measure", zone.text("utilisation_measure")).param("existing", zone.number("utilisation_existing"))
                .param("allowed", zone.number("utilisation_allowed")).param("storeys", zone.integer("max_storeys"))
                .param("dwellings", zone.integer("existing_dwellings")).param("floorArea", zone.integer("existing_floor_area_m2"))
                .param("description", zone.text("description")).param("geom", Ewkb.of(zone.geom()))
                .update();
    }
}

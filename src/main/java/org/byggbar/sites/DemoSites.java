package org.byggbar.sites;

import org.byggbar.exchange.DemoFolder;
import org.byggbar.exchange.DemoPart;
import org.byggbar.geo.Ewkb;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plots on offer in a demo municipality; their dates count from the day of loading. */
@Component
class DemoSites implements DemoPart {

    private final JdbcClient db;

    DemoSites(JdbcClient db) {
        this.db = db;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public void load(DemoFolder folder) {
        folder.features("sites").forEach(site -> db.sql("""
                insert into site (municipality_id, code, name, status, land_use, floor_area_m2, area_m2, allocation_method, price_basis,
                                  opens_on, closes_on, cadastral_ref, zone_code, contact_name, description, geom)
                values (:municipality, :code, :name, :status, :landUse, :floorArea, 0, :method, :price, :opens, :closes, :cadastral,
                        :zone, :contact, :description, :geom)
                """)
                .param("municipality", folder.municipality()).param("code", site.text("code")).param("name", site.text("name"))
                .param("status", site.text("status")).param("landUse", site.text("land_use")).param("floorArea", site.integer("floor_area_m2"))
                .param("method", site.text("allocation_method")).param("price", site.text("price_basis"))
                .param("opens", folder.day(site.properties().get("opens_day"))).param("closes", folder.day(site.properties().get("closes_day")))
                .param("cadastral", site.text("cadastral_ref")).param("zone", site.text("zone")).param("contact", site.text("contact_name"))
                .param("description", site.text("description")).param("geom", Ewkb.of(site.geom())).update());
    }
}

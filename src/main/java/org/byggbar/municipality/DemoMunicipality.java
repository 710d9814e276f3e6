package org.byggbar.municipality;

import org.byggbar.exchange.DemoFolder;
import org.byggbar.exchange.DemoPart;
import org.byggbar.geo.Ewkb;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Boundary, settings and context map of a demo municipality. */
@Component
class DemoMunicipality implements DemoPart {

    private final JdbcClient db;

    DemoMunicipality(JdbcClient db) {
        this.db = db;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void load(DemoFolder folder) {
        DemoFolder.Feature m = folder.features("municipality").get(0);
        var home = m.properties().get("home");
        db.sql("""
                insert into municipality (id, code, name, country, planning_srid, languages, default_language, time_zone,
                                          home_lon, home_lat, home_zoom, tagline, geom)
                values (:id, :code, :name, :country, :srid, array(select jsonb_array_elements_text(:languages::jsonb)), :language, :zone,
                        :lon, :lat, :zoom, :tagline::jsonb, :geom)
                """)
                .param("id", m.text("id")).param("code", m.text("code")).param("name", m.text("name")).param("country", m.text("country"))
                .param("srid", m.integer("planning_srid")).param("languages", m.properties().get("languages").toString())
                .param("language", m.text("default_language")).param("zone", m.text("time_zone"))
                .param("lon", home.get("lon").asDouble()).param("lat", home.get("lat").asDouble()).param("zoom", home.get("zoom").asInt())
                .param("tagline", m.properties().get("tagline").toString()).param("geom", Ewkb.of(m.geom()))
                .update();
        folder.features("context").forEach(feature -> db.sql("""
                insert into context_feature (municipality_id, kind, name, rank, geom) values (:municipality, :kind, :name, :rank, :geom)
                """)
                .param("municipality", m.text("id")).param("kind", feature.text("kind")).param("name", feature.text("name"))
                .param("rank", feature.integer("rank")).param("geom", Ewkb.of(feature.geom())).update());
    }
}

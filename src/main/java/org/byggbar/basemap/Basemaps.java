package org.byggbar.basemap;

import java.util.List;
import org.byggbar.changes.Actor;
import org.byggbar.identity.IfMatch;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Basemap;
import org.byggbar.municipality.Municipalities;
import org.byggbar.municipality.Municipality;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes whole lists of basemaps. The municipality's row is locked while its list is replaced. */
@Service
class Basemaps {

    private final JdbcClient db;
    private final Municipalities municipalities;
    private final BasemapReader reader;
    private final Actor actor;
    private final JsonMapper json;

    Basemaps(JdbcClient db, Municipalities municipalities, BasemapReader reader, Actor actor, JsonMapper json) {
        this.db = db;
        this.municipalities = municipalities;
        this.reader = reader;
        this.actor = actor;
        this.json = json;
    }

    @Transactional(readOnly = true)
    BasemapList of(String municipality) {
        Municipality known = municipalities.get(municipality);
        return new BasemapList(known.basemaps(), version(known.id(), ""));
    }

    @Transactional
    BasemapList replace(String municipality, String ifMatch, JsonNode body) {
        Municipality known = municipalities.get(municipality);
        Viewer.current().requirePlanner(known.id());
        long version = version(known.id(), " for update");
        IfMatch.require(ifMatch, version, () -> of(known.id()));
        List<Basemap> basemaps = reader.read(body, known);
        actor.declare();
        db.sql("delete from basemap where municipality_id = :municipality").param("municipality", known.id()).update();
        for (int i = 0; i < basemaps.size(); i++) {
            insert(known.id(), i + 1, basemaps.get(i));
        }
        db.sql("update municipality set basemaps_version = basemaps_version + 1 where id = :municipality")
                .param("municipality", known.id()).update();
        return new BasemapList(basemaps, version + 1);
    }

    private long version(String municipality, String lock) {
        return db.sql("select basemaps_version from municipality where id = :municipality" + lock)
                .param("municipality", municipality).query(Long.class).single();
    }

    private void insert(String municipality, int position, Basemap basemap) {
        db.sql("""
                insert into basemap (municipality_id, position, title, kind, address, attribution, attribution_url,
                                     min_zoom, max_zoom, muted, is_default)
                values (:municipality, :position, :title::jsonb, :kind, :address, :attribution, :link, :min, :max, :muted, :usual)
                """)
                .param("municipality", municipality).param("position", position).param("title", json.writeValueAsString(basemap.title()))
                .param("kind", basemap.kind().name()).param("address", basemap.address()).param("attribution", basemap.attribution())
                .param("link", basemap.attributionUrl()).param("min", basemap.minZoom()).param("max", basemap.maxZoom())
                .param("muted", basemap.muted()).param("usual", basemap.usual()).update();
    }
}

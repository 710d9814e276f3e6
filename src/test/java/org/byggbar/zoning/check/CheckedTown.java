package org.byggbar.zoning.check;

import java.util.List;
import org.byggbar.geo.Ewkb;
import org.byggbar.identity.As;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** A town of its own whose plans are written straight into the tables, and the planner who has them checked. */
record CheckedTown(TestTown town, TestApi planner, JdbcClient db) {

    static CheckedTown norwegian(JdbcClient db, WebApplicationContext context) {
        TestTown town = TestTown.norwegian(db);
        return new CheckedTown(town, TestApi.of(context).as(As.planner(town.id())), db);
    }

    /** A draft with that border in the storage CRS, or none. */
    long plan(String code, String kind, Geometry border) {
        return db.sql("""
                insert into plan (municipality_id, code, name, kind, language, geom)
                values (:town, :code, 'Sentrum', :kind, 'nb', :geom) returning id
                """).param("town", town.id()).param("code", code).param("kind", kind).param("geom", Ewkb.of(stored(border)))
                .query(Long.class).single();
    }

    /** Zones Z1, Z2 and so on. */
    void zones(long plan, List<Geometry> geoms) {
        String[] hex = geoms.stream().map(geom -> Ewkb.hex(stored(geom))).toArray(String[]::new);
        db.sql("""
                insert into zone (municipality_id, plan_id, code, name, strategy, land_use, geom)
                select :town, :plan, 'Z' || n, 'Zone ' || n, 'PRESERVE', '3050', hex::geometry
                from unnest(:hex) with ordinality as drawn (hex, n)
                """).param("town", town.id()).param("plan", plan).param("hex", hex).update();
    }

    JsonNode check(long plan) {
        Answer answer = planner.post("/api/plans/" + plan + "/check", "{}");
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return answer.json();
    }

    Answer step(long plan, String status) {
        String path = "/api/plans/" + plan;
        return planner.post(path + "/status", planner.get(path).etag(), "{\"status\": \"" + status + "\"}", MediaType.APPLICATION_JSON);
    }

    private static Geometry stored(Geometry geom) {
        if (geom == null) {
            return null;
        }
        Geometry multi = geom instanceof MultiPolygon ? geom.copy() : geom.getFactory().createMultiPolygon(new Polygon[] {(Polygon) geom.copy()});
        multi.setSRID(25833);
        return multi;
    }
}

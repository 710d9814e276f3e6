package org.byggbar.municipality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.byggbar.platform.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The municipalities of this installation. */
@Repository
public class Municipalities {

    private static final String SELECT = """
            select id, code, name, country, planning_srid, languages, default_language, time_zone, home_lon, home_lat,
                   home_zoom, tagline, st_xmin(b) as west, st_ymin(b) as south, st_xmax(b) as east, st_ymax(b) as north,
                   (select coalesce(json_agg(json_build_object('title', title, 'kind', kind, 'address', address,
                                'attribution', attribution, 'attributionUrl', attribution_url, 'minZoom', min_zoom,
                                'maxZoom', max_zoom, 'muted', muted, 'default', is_default) order by position), '[]')
                    from basemap where municipality_id = municipality.id) as basemaps
            from municipality, lateral (select st_transform(geom, 4326) as b) box
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    Municipalities(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    public List<Municipality> all() {
        return db.sql(SELECT + "order by name").query((row, n) -> read(row)).list();
    }

    public Optional<Municipality> find(String id) {
        return db.sql(SELECT + "where id = :id").param("id", id).query((row, n) -> read(row)).optional();
    }

    /** @throws ProblemException 404 when there is no such municipality */
    public Municipality get(String id) {
        return find(id).orElseThrow(ProblemException::notFound);
    }

    private Municipality read(ResultSet row) throws SQLException {
        return new Municipality(row.getString("id"), row.getString("code"), row.getString("name"), row.getString("country"),
                row.getInt("planning_srid"), List.of((String[]) row.getArray("languages").getArray()),
                row.getString("default_language"), ZoneId.of(row.getString("time_zone")),
                row.getDouble("home_lon"), row.getDouble("home_lat"), row.getInt("home_zoom"),
                json.readValue(row.getString("tagline"), new TypeReference<Map<String, String>>() {}),
                json.readValue(row.getString("basemaps"), new TypeReference<List<Basemap>>() {}),
                new double[] {row.getDouble("west"), row.getDouble("south"), row.getDouble("east"), row.getDouble("north")});
    }
}

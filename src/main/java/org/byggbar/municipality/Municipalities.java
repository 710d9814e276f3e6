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
                   home_zoom, tagline, basemap, st_xmin(b) as west, st_ymin(b) as south, st_xmax(b) as east, st_ymax(b) as north
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
                basemap(row.getString("basemap")),
                new double[] {row.getDouble("west"), row.getDouble("south"), row.getDouble("east"), row.getDouble("north")});
    }

    private Map<String, Object> basemap(String text) {
        return text == null ? null : json.readValue(text, new TypeReference<>() {});
    }
}

package org.byggbar.housing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.byggbar.geo.Ewkb;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.StorageCrs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The housing projects in the database. */
@Repository
class HousingProjects {

    private static final int MAX = 1000;

    private final JdbcClient db;
    private final StorageCrs storage;

    HousingProjects(JdbcClient db, StorageCrs storage) {
        this.db = db;
        this.storage = storage;
    }

    /** By name; the first {@value MAX}. */
    List<HousingProject> list(String municipality, boolean drafts) {
        return db.sql("""
                select id, version, municipality_id, name, developer, stage, dwellings, owner_occupied, cooperative, rental,
                       completion_year, description, st_asbinary(geom) as wkb
                from housing_project where municipality_id = :municipality and (published or :drafts)
                order by name, id limit :max
                """).param("municipality", municipality).param("drafts", drafts).param("max", MAX)
                .query((row, n) -> read(row)).list();
    }

    List<StageTotal> totals(String municipality, boolean drafts) {
        return db.sql("""
                select stage, count(*) as projects, sum(dwellings) as dwellings
                from housing_project where municipality_id = :municipality and (published or :drafts) group by stage
                """).param("municipality", municipality).param("drafts", drafts).query(StageTotal.class).list();
    }

    private HousingProject read(ResultSet row) throws SQLException {
        return new HousingProject(row.getLong("id"), row.getLong("version"), row.getString("municipality_id"), row.getString("name"),
                row.getString("developer"), row.getString("stage"), row.getInt("dwellings"), row.getInt("owner_occupied"),
                row.getInt("cooperative"), row.getInt("rental"), row.getObject("completion_year", Integer.class),
                row.getString("description"),
                GeoJsonWriter.write(storage.toWgs84(Ewkb.read(row.getBytes("wkb"))), GeoJsonWriter.MAP_DECIMALS));
    }
}

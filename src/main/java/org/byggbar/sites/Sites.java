package org.byggbar.sites;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.byggbar.geo.Ewkb;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.StorageCrs;
import org.byggbar.platform.Sql;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The sites in the database: those that match a filter, the one that nearly does, or one by its id. */
@Repository
class Sites {

    private static final String MATCHED = Sql.beside(Sites.class, "sites-in-search");
    private static final String NEAREST_MISS = Sql.beside(Sites.class, "nearest-miss");

    private final JdbcClient db;
    private final StorageCrs storage;

    Sites(JdbcClient db, StorageCrs storage) {
        this.db = db;
        this.storage = storage;
    }

    List<Site> list(String municipality, SiteFilter filter, boolean drafts, SiteSort sort, int limit, int offset) {
        return search("select *, st_asbinary(geom) as wkb from matched where failed = '{}' order by " + sort.orderBy()
                + " limit :limit offset :offset", municipality, filter, drafts)
                .param("limit", limit).param("offset", offset).query((row, n) -> read(row)).list();
    }

    long count(String municipality, SiteFilter filter, boolean drafts) {
        return search("select count(*) from matched where failed = '{}'", municipality, filter, drafts).query(Long.class).single();
    }

    Optional<NearestMiss> findNearestMiss(String municipality, SiteFilter filter, boolean drafts) {
        return search(NEAREST_MISS, municipality, filter, drafts).query((row, n) -> new NearestMiss(read(row), row.getString("filter"),
                row.getObject("asked", Double.class), row.getObject("actual", Double.class))).optional();
    }

    Optional<Site> find(long id) {
        return db.sql("select *, st_asbinary(geom) as wkb from site_with_station where id = :id").param("id", id)
                .query((row, n) -> read(row)).optional();
    }

    /** The plot itself, in the storage CRS. */
    Geometry shape(long id) {
        return db.sql("select st_asewkb(geom) from site where id = :id").param("id", id).query((row, n) -> Ewkb.read(row.getBytes(1))).single();
    }

    private StatementSpec search(String select, String municipality, SiteFilter filter, boolean drafts) {
        return db.sql(MATCHED + select).param("municipality", municipality).param("drafts", drafts)
                .param("q", filter.q()).param("areaMin", filter.areaMin()).param("areaMax", filter.areaMax())
                .param("floorAreaMin", filter.floorAreaMin()).param("stationWithinM", filter.stationWithinM())
                .param("landUse", array(filter.landUse())).param("status", array(filter.status()))
                .param("polygon", Ewkb.of(filter.polygon()));
    }

    private static String[] array(List<String> codes) {
        return codes == null ? null : codes.toArray(String[]::new);
    }

    private Site read(ResultSet row) throws SQLException {
        String station = row.getString("station_name");
        return new Site(row.getLong("id"), row.getLong("version"), row.getString("municipality_id"), row.getBoolean("published"),
                row.getString("code"), row.getString("name"), row.getString("status"), row.getString("land_use"),
                row.getInt("floor_area_m2"), row.getDouble("area_m2"), "EPSG:" + row.getInt("planning_srid"),
                row.getString("allocation_method"), row.getString("price_basis"), row.getObject("opens_on", LocalDate.class),
                row.getObject("closes_on", LocalDate.class), row.getString("cadastral_ref"), row.getString("zone_code"),
                row.getString("contact_name"), row.getString("description"),
                station == null ? null : new Site.Station(station, row.getDouble("station_distance_m")),
                GeoJsonWriter.write(storage.toWgs84(Ewkb.read(row.getBytes("wkb"))), GeoJsonWriter.MAP_DECIMALS));
    }
}

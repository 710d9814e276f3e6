package org.byggbar.support;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A zone of a draft, with a planner of its municipality who has a token for editing. */
public record DraftZone(TestTown town, long plan, long id, String code, String owner, String token) {

    private static final String SECRET = "0123456789abcdef0123456789abcdef01234567";

    public static DraftZone create(JdbcClient db, TestTown town) {
        String owner = "gis-" + UUID.randomUUID();
        long plan = db.sql("""
                insert into plan (municipality_id, code, name, kind, status, language) values (:town, 'Q1', 'Q1', 'NO_KDP', 'DRAFT', 'nb') returning id
                """).param("town", town.id()).query(Long.class).single();
        long zone = db.sql("""
                insert into zone (municipality_id, plan_id, code, name, strategy, land_use, area_m2, geom)
                values (:town, :plan, 'B1', 'B1', 'PRESERVE', '1110', 0, st_multi(st_transform(st_setsrid(st_geomfromgeojson(:box), 4326), 25833)))
                returning id
                """).param("town", town.id()).param("plan", plan).param("box", town.box(0, 0, 3, 2)).query(Long.class).single();
        long token = db.sql("""
                with owner as (insert into account (username, password_hash, display_name, role, municipality_id)
                               values (:owner, '-', 'GIS', 'PLANNER', :town) returning id)
                insert into api_token (account_id, label, scope, secret_hash, expires_at)
                select id, 'QGIS', 'EDIT', :hash, now() + interval '1 hour' from owner returning id
                """).param("owner", owner).param("town", town.id()).param("hash", hash()).query(Long.class).single();
        return new DraftZone(town, plan, zone, "B1", owner, "byggbar_" + token + "_" + SECRET);
    }

    private static byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public void delete(JdbcClient db) {
        db.sql("delete from zone where plan_id = :plan").param("plan", plan).update();
        db.sql("delete from plan where id = :plan").param("plan", plan).update();
    }
}

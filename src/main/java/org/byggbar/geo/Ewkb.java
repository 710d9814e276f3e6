package org.byggbar.geo;

import java.sql.Types;
import java.util.HexFormat;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.SqlParameterValue;

/** Geometry on its way to and from SQL, as PostGIS's extended WKB with the SRID in it. */
public final class Ewkb {

    private Ewkb() {}

    /** A bind value that PostgreSQL reads as {@code geometry}; null stays null. */
    public static SqlParameterValue of(Geometry geometry) {
        return new SqlParameterValue(Types.OTHER, geometry == null ? null : hex(geometry));
    }

    public static String hex(Geometry geometry) {
        return HexFormat.of().formatHex(new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN, true).write(geometry));
    }

    /** @param wkb bytes of {@code st_asewkb} or {@code st_asbinary}; null gives null */
    public static Geometry read(byte[] wkb) {
        try {
            return wkb == null ? null : new WKBReader().read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("the database sent unreadable geometry", e);
        }
    }
}

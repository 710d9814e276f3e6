package org.byggbar.layers.features;

import java.util.List;
import java.util.Map;
import org.byggbar.geo.BoxOutline;
import org.byggbar.geo.Crs;
import org.byggbar.geo.Ewkb;
import org.byggbar.layers.BoundingBox;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Where features are asked for, as shapes in the plane of one geometry column. A box keeps its meaning in its own system: one of
 * degrees is a box of Web Mercator, one of another plane is the curved shape that it has in the storage plane.
 *
 * @param column {@code geom_web} or {@code geom}
 * @param parts two when the box crosses the antimeridian; none when it lies where the system doesn't hold
 * @param canonical the same text for the same area
 */
record Area(String column, List<Geometry> parts, String canonical) {

    /** No system here has larger coordinates; PostGIS's indexes keep single floats, which end at 3.4e38. */
    private static final double FAR_M = 1e9;

    /**
     * In metres any two opposite corners will do: far from a projection's middle north is not up, and the lower corner of a box
     * of degrees may come out above the upper one.
     *
     * @param bbox lower corner, upper corner, in the authority's axis order
     * @throws org.byggbar.platform.ProblemException 400 {@code bbox.invalid}
     */
    static Area read(String bbox, Crs crs, int storageSrid) {
        double[] n = BoundingBox.numbers(bbox);
        if (crs.northFirst()) {
            n = new double[] {n[1], n[0], n[3], n[2]};
        }
        String canonical = crs.srid() + " " + List.of(n[0], n[1], n[2], n[3]);
        if (crs.degrees()) {
            BoundingBox degrees = BoundingBox.ofDegrees(n[0], n[1], n[2], n[3]);
            return new Area("geom_web", degrees.parts().stream().map(Area::web).toList(), canonical);
        }
        Envelope box = new Envelope(near(n[0]), near(n[2]), near(n[1]), near(n[3]));
        if (crs.srid() == Crs.WEB_MERCATOR.srid() || crs.srid() == storageSrid) {
            String column = crs.srid() == storageSrid ? "geom" : "geom_web";
            return new Area(column, List.of(box(box, crs.srid())), canonical);
        }
        return new Area("geom", List.of(BoxOutline.of(box, crs, storageSrid)), canonical);
    }

    private static Geometry web(BoundingBox part) {
        return box(new Envelope(BoundingBox.x(part.west()), BoundingBox.x(part.east()), BoundingBox.y(part.south()), BoundingBox.y(part.north())),
                Crs.WEB_MERCATOR.srid());
    }

    /** A point or a line for a box without width or height. */
    private static Geometry box(Envelope box, int srid) {
        return new GeometryFactory(new PrecisionModel(), srid).toGeometry(box);
    }

    private static double near(double metres) {
        return Math.max(-FAR_M, Math.min(FAR_M, metres));
    }

    /** A condition on the layer's relation; its values are all named parameters. */
    String condition(Map<String, Object> params) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            sql.append(i == 0 ? "" : " or ").append("st_intersects(").append(column).append(", cast(:area").append(i).append(" as geometry))");
            params.put("area" + i, Ewkb.of(parts.get(i)));
        }
        return sql.toString();
    }
}

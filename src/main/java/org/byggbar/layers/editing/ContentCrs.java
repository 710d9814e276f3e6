package org.byggbar.layers.editing;

import org.byggbar.geo.Crs;
import org.byggbar.geo.GeoJson;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.GeometryRefused;
import org.byggbar.geo.Projections;
import org.byggbar.layers.definition.CollectionCrs;
import org.byggbar.layers.definition.LayerDefinition;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Moves the geometry of a written feature from the system that its header {@code Content-Crs} names, in the axis order of
 * that system, to longitude, latitude.
 */
@Component
class ContentCrs {

    /** A ten-thousandth of a millimetre: far below the storage grid, on which corners are compared. */
    private static final int DECIMALS = 12;

    private static final CoordinateFilter SWAP_AXES = coordinate -> {
        double first = coordinate.x;
        coordinate.x = coordinate.y;
        coordinate.y = first;
    };

    private final CollectionCrs offered;
    private final JsonMapper json;

    ContentCrs(CollectionCrs offered, JsonMapper json) {
        this.offered = offered;
        this.json = json;
    }

    /**
     * @param header an address in angle brackets; null for longitude, latitude
     * @return the geometry as it is when it can't be read: whoever checks it says why
     * @throws org.byggbar.platform.ProblemException 400 {@code crs.unknown}
     */
    JsonNode toLonLat(JsonNode geometry, LayerDefinition layer, String header) {
        Crs crs = offered.get(layer, header == null ? null : header.strip().replaceAll("^<|>$", ""));
        if (geometry == null || crs.equals(Crs.CRS84)) {
            return geometry;
        }
        try {
            Geometry sent = GeoJson.read(geometry);
            if (crs.northFirst()) {
                sent.apply(SWAP_AXES);
                sent.geometryChanged();
            }
            return json.valueToTree(GeoJsonWriter.write(Projections.transform(sent, crs.srid(), Projections.WGS84), DECIMALS));
        } catch (GeometryRefused unreadable) {
            return geometry;
        }
    }
}

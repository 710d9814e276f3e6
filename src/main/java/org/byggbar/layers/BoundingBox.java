package org.byggbar.layers;

import java.util.List;
import org.byggbar.platform.ProblemException;

/**
 * A box in degrees. West may be greater than east: then it crosses the antimeridian and is two boxes.
 */
public record BoundingBox(double west, double south, double east, double north) {

    /**
     * @param text four numbers, or six with heights that are ignored (OGC API Features part 1, 7.15.3)
     * @throws ProblemException 400 {@code bbox.invalid}
     */
    public static BoundingBox parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw invalid();
        }
        int half = parts.length / 2;
        BoundingBox box = new BoundingBox(number(parts[0]), number(parts[1]), number(parts[half]), number(parts[half + 1]));
        if (half == 3) {
            number(parts[2]);
            number(parts[5]);
        }
        if (box.south > box.north || outside(box.west, 180) || outside(box.east, 180) || outside(box.south, 90) || outside(box.north, 90)) {
            throw invalid();
        }
        return box;
    }

    private static boolean outside(double degrees, double limit) {
        return !(Math.abs(degrees) <= limit);
    }

    private static double number(String text) {
        if (!text.strip().matches("[-+]?(\\d{1,20}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][-+]?\\d{1,3})?")) {
            throw invalid();
        }
        return Double.parseDouble(text.strip());
    }

    private static ProblemException invalid() {
        return ProblemException.badRequest("bbox.invalid");
    }

    /** One box, or the two halves on either side of the antimeridian. */
    public List<BoundingBox> parts() {
        return west <= east ? List.of(this)
                : List.of(new BoundingBox(west, south, 180, north), new BoundingBox(-180, south, east, north));
    }

    /** Longitude in EPSG:3857 metres. */
    public static double x(double lon) {
        return Math.toRadians(lon) * 6_378_137;
    }

    /** Latitude in EPSG:3857 metres; the projection ends at about 85.06 degrees. */
    public static double y(double lat) {
        double clamped = Math.max(-89.9, Math.min(89.9, lat));
        return Math.log(Math.tan(Math.PI / 4 + Math.toRadians(clamped) / 2)) * 6_378_137;
    }
}

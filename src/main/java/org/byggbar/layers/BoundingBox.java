package org.byggbar.layers;

import java.util.Arrays;
import java.util.List;
import org.byggbar.platform.ProblemException;

/**
 * A box in degrees. West may be greater than east: then it crosses the antimeridian and is two boxes.
 */
public record BoundingBox(double west, double south, double east, double north) {

    /**
     * @param text four numbers, longitude first, or six with heights that are ignored (OGC API Features part 1, 7.15.3)
     * @throws ProblemException 400 {@code bbox.invalid}
     */
    public static BoundingBox parse(String text) {
        double[] numbers = numbers(text);
        return ofDegrees(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /** @throws ProblemException 400 {@code bbox.invalid} for what is no place on earth */
    public static BoundingBox ofDegrees(double west, double south, double east, double north) {
        if (south > north || outside(west, 180) || outside(east, 180) || outside(south, 90) || outside(north, 90)) {
            throw invalid();
        }
        return new BoundingBox(west, south, east, north);
    }

    /**
     * @return lower corner, upper corner, two numbers each, in the order they came; heights are left out
     * @throws ProblemException 400 {@code bbox.invalid}
     */
    public static double[] numbers(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw invalid();
        }
        double[] all = Arrays.stream(parts).mapToDouble(BoundingBox::number).toArray();
        int half = parts.length / 2;
        return new double[] {all[0], all[1], all[half], all[half + 1]};
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

    public static ProblemException invalid() {
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

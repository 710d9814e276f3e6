package org.byggbar.layers.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.byggbar.geo.Projections;
import org.byggbar.municipality.Municipality;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Reads two typed numbers as a place in a municipality, whatever the order of the axes: degrees, the planning CRS or
 * the country's own (EPSG:25833 or EPSG:3006). Only readings that fall in or near the municipality count.
 */
final class CoordinateText {

    /** One reading. {@code crs} is null for degrees; lon and lat are degrees. */
    record Place(double lon, double lat, String crs) {}

    private static final String SIGNS = "(?i)[°NSEWØÖ]|lat[a-z]*|lon[a-z]*|[xy]\\s*=";
    private static final Pattern POINTS = Pattern.compile("(-?\\d{1,9}(?:\\.\\d{1,20})?)\\s*[,;\\s]\\s*(-?\\d{1,9}(?:\\.\\d{1,20})?)");
    private static final Pattern COMMAS = Pattern.compile("(-?\\d{1,9}(?:,\\d{1,20})?)\\s*(?:;|,\\s|\\s)\\s*(-?\\d{1,9}(?:,\\d{1,20})?)");
    private static final double NEAR_DEGREES = 0.25;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private CoordinateText() {}

    /** @return the readings that make sense, most likely first; empty for text that is no coordinate */
    static List<Place> read(String text, Municipality municipality) {
        String numbers = text.replaceAll(SIGNS, " ").strip();
        Matcher pair = POINTS.matcher(numbers);
        if (!pair.matches()) {
            pair = COMMAS.matcher(numbers);
        }
        return pair.matches() ? read(number(pair.group(1)), number(pair.group(2)), municipality) : List.of();
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }

    private static List<Place> read(double first, double second, Municipality municipality) {
        List<Place> places = new ArrayList<>();
        if (Math.abs(first) <= 180 && Math.abs(second) <= 180) {
            places.add(new Place(second, first, null));
            places.add(new Place(first, second, null));
        } else {
            int national = municipality.country().equals("NO") ? 25833 : 3006;
            for (int srid : new int[] {municipality.planningSrid(), national}) {
                places.add(project(first, second, srid));
                places.add(project(second, first, srid));
            }
        }
        places.removeIf(place -> !isNear(place, municipality.bbox()));
        return withoutRepeats(places);
    }

    private static Place project(double easting, double northing, int srid) {
        try {
            Geometry point = FACTORY.createPoint(new Coordinate(easting, northing));
            Coordinate degrees = Projections.transform(point, srid, Projections.WGS84).getCoordinate();
            return new Place(rounded(degrees.x), rounded(degrees.y), "EPSG:" + srid);
        } catch (RuntimeException e) {
            return new Place(Double.NaN, Double.NaN, null);        // far outside the projection's domain
        }
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * 1e7) / 1e7;
    }

    private static boolean isNear(Place place, double[] box) {
        return place.lon() >= box[0] - NEAR_DEGREES && place.lon() <= box[2] + NEAR_DEGREES
                && place.lat() >= box[1] - NEAR_DEGREES && place.lat() <= box[3] + NEAR_DEGREES;
    }

    private static List<Place> withoutRepeats(List<Place> places) {
        List<Place> distinct = new ArrayList<>();
        for (Place place : places) {
            if (distinct.stream().noneMatch(kept -> title(kept).equals(title(place)))) {
                distinct.add(place);
            }
        }
        return distinct;
    }

    /** Latitude first, as people say it. */
    static String title(Place place) {
        return String.format(Locale.ROOT, "%.5f, %.5f", place.lat(), place.lon());
    }
}

package org.byggbar.journeys;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;

/**
 * Where places of the planning system stand on the desk's map, in pixels of its box: learnt from what the status line
 * says of two points, as long as the map does not move.
 */
final class MapPixels {

    private static final Pattern POSITION = Pattern.compile("E ([\\d\\s\\u202f.]+) · N ([\\d\\s\\u202f.]+)");
    private static final double[][] SAMPLES = {{180, 240}, {720, 660}};

    private final Coordinate first;
    private final double turn;
    private final double scale;

    private MapPixels(Coordinate first, Coordinate second) {
        this.first = first;
        double[] way = {SAMPLES[1][0] - SAMPLES[0][0], SAMPLES[0][1] - SAMPLES[1][1]};
        scale = Math.hypot(way[0], way[1]) / first.distance(second);
        turn = Math.atan2(way[1], way[0]) - Math.atan2(second.y - first.y, second.x - first.x);
    }

    static MapPixels of(PlanDesk desk) {
        return new MapPixels(placeAt(desk, SAMPLES[0]), placeAt(desk, SAMPLES[1]));
    }

    double[] at(double east, double north) {
        double[] way = {(east - first.x) * scale, (north - first.y) * scale};
        return new double[] {SAMPLES[0][0] + way[0] * Math.cos(turn) - way[1] * Math.sin(turn),
            SAMPLES[0][1] - way[0] * Math.sin(turn) - way[1] * Math.cos(turn)};
    }

    double[] at(Coordinate place) {
        return at(place.x, place.y);
    }

    double metresPerPixel() {
        return 1 / scale;
    }

    private static Coordinate placeAt(PlanDesk desk, double[] pixel) {
        desk.moveTo(pixel[0], pixel[1]);
        Matcher told = POSITION.matcher(desk.page.locator(".desk-place").textContent());
        if (!told.find()) {
            throw new IllegalStateException("The status line tells no position");
        }
        return new Coordinate(number(told.group(1)), number(told.group(2)));
    }

    private static double number(String text) {
        return Double.parseDouble(text.replaceAll("[\\s\\u202f]", ""));
    }
}

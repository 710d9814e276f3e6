package org.byggbar.zoning.check;

import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Something the check found, before it is told: all geometry in the storage CRS.
 *
 * @param wording what its sentence is about, a key of the messages below {@code check.}
 * @param zones those concerned, the one with the largest share first; empty when the plan itself is
 * @param geom the faulty ground, line or corner; null when the fault has no place
 * @param place one spot of it, null when the fault has no place
 * @param distanceM how far apart or outside, metres; null when that is no measure of it
 * @param field the attribute concerned, in the words of the API; null when none is
 * @param words further values that its sentence names
 */
record Fault(FaultCode code, String wording, List<CheckedZone> zones, Geometry geom, Coordinate place, Double distanceM,
        String field, boolean repairable, Map<String, Object> words) {

    static Fault at(FaultCode code, String wording, List<CheckedZone> zones, Geometry geom) {
        return new Fault(code, wording, zones, geom, Places.in(geom), null, null, false, Map.of());
    }

    static Fault of(FaultCode code, List<CheckedZone> zones) {
        return new Fault(code, code.code().substring("check.".length()), zones, null, null, null, null, false, Map.of());
    }

    Fault apart(double metres) {
        return new Fault(code, wording, zones, geom, place, metres, field, repairable, words);
    }

    Fault repairable(boolean safe) {
        return new Fault(code, wording, zones, geom, place, distanceM, field, safe, words);
    }

    Fault about(String attribute, Map<String, Object> values) {
        return new Fault(code, wording, zones, geom, place, distanceM, attribute, repairable, values);
    }
}

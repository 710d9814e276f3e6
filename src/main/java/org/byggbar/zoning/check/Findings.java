package org.byggbar.zoning.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.StorageCrs;
import org.byggbar.platform.Messages;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Tells faults: measures them in the planning CRS, writes their ground in degrees and words them in the asked language. */
@Component
class Findings {

    /** The ground of a whole zone or plan needs no copy on the map; longer shapes are told by their place alone. */
    private static final int MAX_CORNERS = 2_000;

    private final StorageCrs storage;
    private final Messages messages;

    Findings(StorageCrs storage, Messages messages) {
        this.storage = storage;
        this.messages = messages;
    }

    Finding tell(Fault fault, String severity, int planningSrid) {
        Geometry geom = fault.geom();
        Geometry planned = geom == null ? null : storage.toCrs(geom, planningSrid);
        boolean ground = planned != null && planned.getDimension() == 2 && isMeasured(fault.code());
        Double areaM2 = ground ? rounded(planned.getArea()) : null;
        Double widthM = ground ? rounded(Thickness.of(planned)) : null;
        Double distanceM = fault.distanceM() == null ? null : rounded(fault.distanceM() * scale(geom, planned));
        Coordinate lonLat = fault.place() == null ? null : storage.toWgs84(fault.place());
        return new Finding(fault.code().code(), severity, message(fault, areaM2, widthM, distanceM),
                fault.zones().stream().map(zone -> new Finding.ZoneRef(zone.id(), zone.code())).toList(),
                lonLat == null ? null : lonLat.x, lonLat == null ? null : lonLat.y,
                geom == null ? null : GeoJsonWriter.write(storage.toWgs84(told(geom, fault.place())), GeoJsonWriter.EDIT_DECIMALS),
                areaM2, widthM, distanceM, fault.field(), fault.repairable());
    }

    private static boolean isMeasured(FaultCode code) {
        return code != FaultCode.MISSING && code != FaultCode.PART_OF_MULTI;
    }

    private static Geometry told(Geometry geom, Coordinate place) {
        return geom.getNumPoints() > MAX_CORNERS ? geom.getFactory().createPoint(place) : geom;
    }

    /** Length in the planning CRS by length in the storage CRS, here. */
    private static double scale(Geometry stored, Geometry planned) {
        return stored.getLength() == 0 ? 1 : planned.getLength() / stored.getLength();
    }

    private static double rounded(double number) {
        return Math.rint(number * 10_000) / 10_000;
    }

    private String message(Fault fault, Double areaM2, Double widthM, Double distanceM) {
        Locale locale = LocaleContextHolder.getLocale();
        Map<String, Object> words = new HashMap<>(fault.words());
        words.put("zones", zones(fault.zones(), locale));
        words.put("area", areaM2 == null ? "" : Measures.area(areaM2, locale));
        words.put("width", widthM == null ? "" : Measures.length(widthM, locale));
        words.put("distance", distanceM == null ? "" : Measures.length(distanceM, locale));
        words.put("field", fault.field() == null ? "" : messages.text(locale, "check.field." + fault.field()));
        return messages.text(locale, "check." + fault.wording(), words);
    }

    /** Their codes as a list in a sentence. */
    private String zones(List<CheckedZone> zones, Locale locale) {
        if (zones.size() < 2) {
            return zones.stream().map(CheckedZone::code).collect(Collectors.joining());
        }
        String first = zones.stream().limit(zones.size() - 1L).map(CheckedZone::code).collect(Collectors.joining(", "));
        return messages.text(locale, "check.and", Map.of("first", first, "last", zones.get(zones.size() - 1).code()));
    }
}

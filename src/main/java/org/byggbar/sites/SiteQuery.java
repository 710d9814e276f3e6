package org.byggbar.sites;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.byggbar.geo.GeometryCheck;
import org.byggbar.geo.StorageCrs;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.ProblemException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.stereotype.Component;

/** Reads the parameters of a site search; a misspelt one is refused rather than ignored, so that no answer misleads. */
@Component
class SiteQuery {

    private static final Set<String> KNOWN = Set.of("q", "areaMin", "areaMax", "landUse", "status", "floorAreaMin", "stationWithinM",
            "polygon", "sort", "limit", "offset", "lang");
    private static final int MAX_QUERY = 200;
    private static final int MAX_CORNERS = 500;

    private final CodeLists codeLists;
    private final StorageCrs storage;
    private final GeometryCheck check;

    SiteQuery(CodeLists codeLists, StorageCrs storage, GeometryCheck check) {
        this.codeLists = codeLists;
        this.storage = storage;
        this.check = check;
    }

    /** @throws ProblemException 400 naming the parameter that can't be used */
    SiteFilter read(Map<String, String> parameters) {
        parameters.keySet().stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
            throw ProblemException.badRequest("filter.unknown_property").with("property", name);
        });
        return new SiteFilter(words(parameters.get("q")), number(parameters, "areaMin"), number(parameters, "areaMax"),
                codes(parameters, "landUse", "land_use"), codes(parameters, "status", "site_status"),
                number(parameters, "floorAreaMin"), number(parameters, "stationWithinM"), polygon(parameters.get("polygon")));
    }

    private static String words(String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        if (q.length() > MAX_QUERY) {
            throw ProblemException.badRequest("query.too_long").with("limit", MAX_QUERY);
        }
        String words = Normalizer.normalize(q.strip(), Normalizer.Form.NFC);
        if (words.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badRequest("text.control_characters");
        }
        return words;
    }

    private static Double number(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (!value.matches("\\d{1,12}(\\.\\d{1,6})?")) {
            throw notAValue(name, value);
        }
        return Double.valueOf(value);
    }

    private List<String> codes(Map<String, String> parameters, String name, String list) {
        String value = parameters.get(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        List<String> codes = List.of(value.split(","));
        if (!codes.stream().allMatch(code -> codeLists.find(list, code).isPresent())) {
            throw notAValue(name, value);
        }
        return codes;
    }

    private static ProblemException notAValue(String name, String value) {
        return ProblemException.badRequest("filter.value_invalid").with("property", name)
                .with("value", value.length() > 60 ? value.substring(0, 60) + "…" : value);
    }

    /** A hand-drawn line may cross itself: the search takes what it encloses. */
    private Geometry polygon(String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        List<Coordinate> corners = Arrays.stream(value.split(";")).map(SiteQuery::corner).collect(Collectors.toList());
        if (corners.size() < 3 || corners.size() > MAX_CORNERS) {
            throw ProblemException.badRequest("polygon.invalid");
        }
        corners.add(corners.get(0).copy());
        Geometry stored = storage.fromWgs84(new GeometryFactory().createPolygon(corners.toArray(Coordinate[]::new)));
        return check.repaired(stored);
    }

    private static Coordinate corner(String text) {
        if (!text.matches("-?\\d{1,3}(\\.\\d{1,20})?,-?\\d{1,2}(\\.\\d{1,20})?")) {
            throw ProblemException.badRequest("polygon.invalid");
        }
        String[] lonLat = text.split(",");
        return new Coordinate(Double.parseDouble(lonLat[0]), Double.parseDouble(lonLat[1]));
    }
}

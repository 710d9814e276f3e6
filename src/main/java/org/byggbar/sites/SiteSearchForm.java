package org.byggbar.sites;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.byggbar.platform.Wording;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The search form as it was sent: what its fields show again, and its filters as chips that each can be taken away.
 *
 * @param asked parameters that were filled in, by name
 * @param path of the search page
 */
record SiteSearchForm(Map<String, String> asked, String path) {

    /** A filter in use, and the address of the search without it. */
    record Chip(String text, String without) {}

    private static final List<String> FILTERS =
            List.of("q", "status", "stationWithinM", "landUse", "areaMin", "areaMax", "floorAreaMin", "polygon");
    private static final List<String> FOLDED = List.of("landUse", "areaMin", "areaMax", "floorAreaMin");
    private static final List<Integer> STATION_DISTANCES = List.of(300, 500, 1000, 2000);

    static SiteSearchForm of(Map<String, String> parameters, String path) {
        Map<String, String> asked = new LinkedHashMap<>(parameters);
        asked.keySet().remove("lang");
        asked.values().removeIf(String::isBlank);
        return new SiteSearchForm(asked, path);
    }

    /** What a field shows, empty when it was not filled in. */
    public String value(String name) {
        return asked.getOrDefault(name, name.equals("sort") ? "name" : "");
    }

    public boolean isFiltered() {
        return FILTERS.stream().anyMatch(asked::containsKey);
    }

    /** Whether a filter of the folded part is in use, so that it must be seen. */
    public boolean isUnfolded() {
        return FOLDED.stream().anyMatch(asked::containsKey);
    }

    /** Distances to choose from, metres, with the one in the address even if it is another. */
    public TreeSet<Integer> stationDistances() {
        TreeSet<Integer> distances = new TreeSet<>(STATION_DISTANCES);
        String own = value("stationWithinM");
        if (own.matches("\\d{1,6}")) {
            distances.add(Integer.valueOf(own));
        }
        return distances;
    }

    List<Chip> chips(Wording wording) {
        List<Chip> chips = new ArrayList<>();
        for (String filter : FILTERS) {
            if (asked.containsKey(filter)) {
                chips.add(new Chip(words(filter, asked.get(filter), wording), without(filter)));
            }
        }
        return chips;
    }

    private static String words(String filter, String value, Wording wording) {
        return switch (filter) {
            case "status" -> wording.code("site_status", value);
            case "landUse" -> wording.code("land_use", value);
            case "polygon" -> wording.text("sites.chip.polygon");
            case "stationWithinM" -> chip(filter, wording.distance(Double.parseDouble(value)), wording);
            case "areaMin", "areaMax", "floorAreaMin" -> chip(filter, wording.quantity(Double.valueOf(value), "m²"), wording);
            default -> chip(filter, value, wording);
        };
    }

    private static String chip(String filter, String value, Wording wording) {
        return wording.text("sites.chip." + filter, Map.of("value", value));
    }

    private String without(String filter) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        asked.forEach((name, value) -> {
            if (!name.equals(filter)) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return address.encode().buildAndExpand(asked).toUriString();
    }
}

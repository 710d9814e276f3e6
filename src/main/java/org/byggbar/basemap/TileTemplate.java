package org.byggbar.basemap;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.byggbar.municipality.Basemap;

/**
 * The address of picture tiles with places for zoom, column and row. It becomes part of a page's content security
 * policy and of addresses that browsers load, so nothing is accepted that could mean more than one host and a path.
 */
record TileTemplate(String text, Basemap.Kind kind) {

    /** What stands for {@code {s}}, so that a browser may open more connections to servers of HTTP/1.1. */
    static final List<String> SUBDOMAINS = List.of("a", "b", "c");

    private static final Pattern PARTS = Pattern.compile("(https?)://([^/?#]+)([/?][!-~&&[^\"'<>\\\\^`|#]]*)");
    private static final Pattern HOST = Pattern.compile("(\\{s}\\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?)(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\\d{1,5})?");
    private static final Pattern THIS_MACHINE = Pattern.compile("(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?");
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /** @return the code of the first fault, null for a good template */
    String fault() {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return "basemap.address_invalid";
        }
        String host = parts.group(2).toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            return "basemap.address_invalid";
        }
        if (!parts.group(1).equals("https") && !THIS_MACHINE.matcher(host).matches()) {
            return "basemap.address_insecure";
        }
        return placesAreRight(parts.group(3)) ? null : kind == Basemap.Kind.WMTS ? "basemap.places_wmts" : "basemap.places_xyz";
    }

    private boolean placesAreRight(String path) {
        Set<String> places = PLACE.matcher(path).results().map((MatchResult place) -> place.group(1)).collect(Collectors.toCollection(HashSet::new));
        boolean strayBrace = PLACE.matcher(path).replaceAll("").matches(".*[{}].*");
        Set<String> asked = kind == Basemap.Kind.WMTS ? Set.of("TileMatrix", "TileRow", "TileCol")
                : Set.of("z", "x", places.contains("-y") ? "-y" : "y");
        return !strayBrace && places.equals(asked);
    }

    /** Sources for {@code img-src} (CSP level 3, section 2.3.1) that cover every tile of a good template. */
    Set<String> sources() {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Set.of();
        }
        String source = parts.group(1) + "://" + parts.group(2).toLowerCase(Locale.ROOT);
        return source.contains("{s}")
                ? SUBDOMAINS.stream().map(name -> source.replace("{s}", name)).collect(Collectors.toSet()) : Set.of(source);
    }
}

package org.byggbar.layers.tiles;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question for a web tile as maps ask it, from somebody who brings no proof of being somebody: what needs neither a
 * session nor a controller.
 *
 * @param revision of a change the browser was told of, null for none
 */
record PlainQuestion(TileCache.Key key, Long revision) {

    private static final Pattern PATH = Pattern.compile("/tiles/([a-z][a-z0-9_]{0,62})/(\\d{1,2})/(\\d{1,7})/(\\d{1,7})\\.mvt");
    private static final Pattern QUERY = Pattern.compile("(?:municipality=([a-z][a-z0-9-]{1,40}))?(?:(?:^|&)revision=(\\d{1,18}))?");
    private static final String SESSION_COOKIE = "byggbar_session=";

    /** Empty for every other question, faulty ones among them. */
    static Optional<PlainQuestion> of(HttpServletRequest request) {
        return isAnybodys(request) ? of(request.getRequestURI(), request.getQueryString()) : Optional.empty();
    }

    private static boolean isAnybodys(HttpServletRequest request) {
        String cookie = request.getHeader("Cookie");
        return request.getMethod().equals("GET") && request.getHeader("Authorization") == null
                && (cookie == null || !cookie.contains(SESSION_COOKIE));
    }

    static Optional<PlainQuestion> of(String path, String query) {
        Matcher place = PATH.matcher(path);
        if (!place.matches()) {
            return Optional.empty();
        }
        int z = Integer.parseInt(place.group(2));
        int x = Integer.parseInt(place.group(3));
        int y = Integer.parseInt(place.group(4));
        if (z > TileGrid.WEB.maxZoom() || x >= 1 << z || y >= 1 << z) {
            return Optional.empty();
        }
        var at = new TileAddress(TileGrid.WEB, z, x, y);
        if (query == null) {
            return Optional.of(new PlainQuestion(new TileCache.Key(place.group(1), at, null), null));
        }
        Matcher rest = QUERY.matcher(query);
        if (query.isEmpty() || !rest.matches()) {
            return Optional.empty();
        }
        return Optional.of(new PlainQuestion(new TileCache.Key(place.group(1), at, rest.group(1)), rest.group(2) == null ? null : Long.valueOf(rest.group(2))));
    }
}

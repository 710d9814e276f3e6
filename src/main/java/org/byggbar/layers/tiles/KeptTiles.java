package org.byggbar.layers.tiles;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.byggbar.layers.Audience;
import org.byggbar.layers.MediaTypes;

/**
 * The short way to a tile that is kept: ahead of sessions, sign-in and controllers, for who brings no proof of being
 * somebody and asks a plain question. Every other request, faulty ones among them, goes the long way, and no cached tile
 * is refused because of a flood.
 */
final class KeptTiles implements Filter {

    private static final Pattern PATH = Pattern.compile("/tiles/([a-z][a-z0-9_]{0,62})/(\\d{1,2})/(\\d{1,8})/(\\d{1,8})\\.mvt");
    private static final Pattern QUERY = Pattern.compile("municipality=([a-z][a-z0-9-]{1,40})");
    private static final String SESSION_COOKIE = "byggbar_session=";

    private final TileCache cache;

    KeptTiles(TileCache cache) {
        this.cache = cache;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        Optional<Tile> kept = isAnybodys(asked) ? key(asked).flatMap(cache::find) : Optional.empty();
        if (kept.isPresent()) {
            answer(kept.get(), asked, (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isAnybodys(HttpServletRequest request) {
        String cookie = request.getHeader("Cookie");
        return request.getMethod().equals("GET") && request.getHeader("Authorization") == null
                && (cookie == null || !cookie.contains(SESSION_COOKIE));
    }

    private static Optional<TileCache.Key> key(HttpServletRequest request) {
        Matcher path = PATH.matcher(request.getRequestURI());
        String query = request.getQueryString();
        Matcher question = QUERY.matcher(query == null ? "" : query);
        if (!path.matches() || query != null && !question.matches()) {
            return Optional.empty();
        }
        var at = new TileAddress(TileGrid.WEB, Integer.parseInt(path.group(2)), Integer.parseInt(path.group(3)), Integer.parseInt(path.group(4)));
        return Optional.of(new TileCache.Key(path.group(1), at, query == null ? null : question.group(1)));
    }

    private static void answer(Tile tile, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String encodings = request.getHeader("Accept-Encoding");
        boolean compressed = encodings != null && encodings.contains("gzip");
        secure(response);
        response.setHeader("Cache-Control", Audience.PUBLIC.cacheControl());
        response.setHeader("Vary", TileAnswer.VARY);
        if (tile.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        String etag = tile.etag(compressed);
        response.setHeader("ETag", etag);
        if (isKnown(request.getHeader("If-None-Match"), etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = compressed ? tile.gzip() : tile.plain();
        response.setContentType(MediaTypes.MVT);
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** As every answer has them; a tile loads nothing and is no page, so nothing at all is allowed in its name. */
    private static void secure(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "geolocation=(self), camera=(), microphone=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-XSS-Protection", "0");
        response.setHeader("X-Frame-Options", "DENY");
    }

    private static boolean isKnown(String tags, String etag) {
        return tags != null && (tags.strip().equals("*") || tags.contains(etag));
    }
}

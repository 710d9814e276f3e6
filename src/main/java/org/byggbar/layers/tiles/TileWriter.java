package org.byggbar.layers.tiles;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.byggbar.layers.Audience;
import org.byggbar.layers.MediaTypes;

/** Answers with everybody's tile where no controller is on the way: what {@link TileAnswer} says. */
final class TileWriter {

    private static final String CACHE_CONTROL = Audience.PUBLIC.cacheControl();

    private TileWriter() {}

    static void write(Tile tile, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String encodings = request.getHeader("Accept-Encoding");
        boolean compressed = encodings != null && encodings.contains("gzip");
        secure(response);
        response.setHeader("Cache-Control", CACHE_CONTROL);
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

    /** Of the headers that every answer has those that mean something for what is no page: it loads nothing, and other sites may read it. */
    private static void secure(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private static boolean isKnown(String tags, String etag) {
        return tags != null && (tags.strip().equals("*") || tags.contains(etag));
    }
}

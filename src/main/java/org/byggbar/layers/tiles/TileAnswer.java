package org.byggbar.layers.tiles;

import org.byggbar.layers.Audience;
import org.byggbar.layers.MediaTypes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A tile as HTTP tells it: 204 for one that shows nothing, a tag to revalidate by, compressed for who reads that. */
public final class TileAnswer {

    static final String VARY = Audience.VARY + ", Accept-Encoding";

    private static final MediaType MVT = MediaType.parseMediaType(MediaTypes.MVT);

    private TileAnswer() {}

    /** @param encodings the request's Accept-Encoding, null for none */
    public static ResponseEntity<byte[]> of(Tile tile, Audience audience, String encodings) {
        boolean compressed = encodings != null && encodings.contains("gzip");
        var answer = ResponseEntity.status(tile.isEmpty() ? HttpStatus.NO_CONTENT : HttpStatus.OK)
                .header(HttpHeaders.CACHE_CONTROL, audience.cacheControl())
                .header(HttpHeaders.VARY, VARY);
        if (tile.isEmpty()) {
            return answer.build();
        }
        if (audience.isPublic()) {
            answer.eTag(tile.etag(compressed));
        }
        if (compressed) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.contentType(MVT).body(compressed ? tile.gzip() : tile.plain());
    }
}

package org.byggbar.layers.tiles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A finished vector tile, compressed once.
 *
 * @param gzip empty for a tile that shows nothing
 * @param digest of the content, the same on every node
 */
public record Tile(byte[] gzip, String digest) {

    public static final Tile EMPTY = new Tile(new byte[0], "");

    /** @param mvt Mapbox Vector Tile 2.1 bytes, empty for nothing to show */
    public static Tile of(byte[] mvt) {
        return mvt == null || mvt.length == 0 ? EMPTY : new Tile(compress(mvt), digest(mvt));
    }

    public boolean isEmpty() {
        return gzip.length == 0;
    }

    public byte[] plain() {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Strong tags name bytes, so the compressed and the plain answer have one each (RFC 9110 section 8.8.3.3). */
    public String etag(boolean compressed) {
        return '"' + digest + (compressed ? "-gzip" : "") + '"';
    }

    private static byte[] compress(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (var gzip = new FastGzip(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Level 1: a tenth larger than level 6 and three times as fast, which whoever waits for a new tile notices. */
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out, 8_192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}

package org.byggbar.layers.tiles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A finished vector tile. It is compressed when somebody first wants it so, and unpacked likewise. */
public final class Tile {

    /** Shows nothing. */
    public static final Tile EMPTY = new Tile(new byte[0], new byte[0]);

    private final String digest;
    private volatile byte[] plain;
    private volatile byte[] gzip;

    private Tile(byte[] plain, byte[] gzip) {
        this(digest(plain), plain, gzip);
    }

    private Tile(String digest, byte[] plain, byte[] gzip) {
        this.digest = digest;
        this.plain = plain;
        this.gzip = gzip;
    }

    /** @param mvt Mapbox Vector Tile 2.1 bytes, empty for nothing to show */
    public static Tile of(byte[] mvt) {
        return mvt == null || mvt.length == 0 ? EMPTY : new Tile(mvt, null);
    }

    public boolean isEmpty() {
        return this == EMPTY;
    }

    /** The same tile, its compressed form alone: what a cache has room for. */
    Tile packed() {
        return isEmpty() ? this : new Tile(digest, null, gzip());
    }

    public byte[] plain() {
        byte[] bytes = plain;
        return bytes != null ? bytes : unpack(gzip);
    }

    public byte[] gzip() {
        if (gzip == null) {
            gzip = compress(plain);
        }
        return gzip;
    }

    /** Strong tags name bytes, so the compressed and the plain answer have one each (RFC 9110 section 8.8.3.3). */
    public String etag(boolean compressed) {
        return '"' + digest + (compressed ? "-gzip" : "") + '"';
    }

    private static byte[] unpack(byte[] gzip) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /**
     * The same on every node. Two sums by different polynomials and the length tell versions of one tile apart; unlike a
     * cryptographic digest, processors have instructions for them, and nobody gains by making two that agree.
     */
    private static String digest(byte[] bytes) {
        CRC32 one = new CRC32();
        CRC32C other = new CRC32C();
        one.update(bytes);
        other.update(bytes);
        return Long.toHexString(one.getValue() << 32 | other.getValue()) + '-' + Integer.toHexString(bytes.length);
    }

    /** Level 1: a tenth larger than level 6 and three times as fast, which whoever waits for a new tile notices. */
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out, 8_192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}

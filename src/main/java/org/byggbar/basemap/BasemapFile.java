package org.byggbar.basemap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the header of a PMTiles archive says (specification version 3, section 3).
 *
 * @param bytes size of the file
 * @param tiles what its tiles are: {@code mvt}, {@code png}, {@code jpeg}, {@code webp}, {@code avif} or {@code other}
 */
record BasemapFile(String name, long bytes, String tiles, int minZoom, int maxZoom) {

    private static final int HEADER_BYTES = 127;
    private static final byte[] MAGIC = "PMTiles".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION_AT = 7;
    private static final int TILE_TYPE_AT = 99;
    private static final int MIN_ZOOM_AT = 100;
    private static final int MAX_ZOOM_AT = 101;
    private static final String[] TILE_TYPES = {"other", "mvt", "png", "jpeg", "webp", "avif"};

    /** Empty for a file that can't be read or is no such archive. */
    static Optional<BasemapFile> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(HEADER_BYTES);
            if (header.length < HEADER_BYTES || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length) || header[VERSION_AT] != 3) {
                return Optional.empty();
            }
            int type = header[TILE_TYPE_AT] & 0xff;
            return Optional.of(new BasemapFile(file.getFileName().toString(), Files.size(file),
                    type < TILE_TYPES.length ? TILE_TYPES[type] : TILE_TYPES[0], header[MIN_ZOOM_AT] & 0xff, header[MAX_ZOOM_AT] & 0xff));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}

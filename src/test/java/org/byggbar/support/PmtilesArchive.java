package org.byggbar.support;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** PMTiles archives of version 3 in which every tile of zooms 0 to some zoom is the same. */
public final class PmtilesArchive {

    public static final int MAX_ZOOM = 16;

    private static final int HEADER_BYTES = 127;
    private static final int GZIP = 2;
    private static final int NONE = 1;
    private static final int MVT = 1;
    private static final int PNG = 2;

    private PmtilesArchive() {}

    /** A tile of 256 pixels in one colour, as PNG. */
    public static byte[] tile(Color colour) {
        BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < 256 * 256; pixel++) {
            image.setRGB(pixel % 256, pixel / 256, colour.getRGB());
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /** Pictures of one colour, down to zoom {@value #MAX_ZOOM}. */
    public static void write(Path file, Color colour) throws IOException {
        write(file, tile(colour), NONE, PNG, MAX_ZOOM);
    }

    /** Vector tiles, packed as such archives usually are. */
    public static void write(Path file, VectorTileWriter tile, int maxZoom) throws IOException {
        write(file, gzip(tile.bytes()), GZIP, MVT, maxZoom);
    }

    private static void write(Path file, byte[] tile, int compression, int type, int maxZoom) throws IOException {
        long tiles = ((1L << 2 * (maxZoom + 1)) - 1) / 3;
        byte[] root = gzip(varints(1, 0, tiles, tile.length, 1));
        ByteBuffer archive = ByteBuffer.allocate(HEADER_BYTES + root.length + tile.length).order(ByteOrder.LITTLE_ENDIAN);
        archive.put("PMTiles".getBytes(StandardCharsets.US_ASCII)).put((byte) 3);
        int data = HEADER_BYTES + root.length;
        for (long part : new long[] {HEADER_BYTES, root.length, data, 0, data, 0, data, tile.length, tiles, 1, 1}) {
            archive.putLong(part);
        }
        archive.put(new byte[] {1, GZIP, (byte) compression, (byte) type, 0, (byte) maxZoom});
        archive.position(HEADER_BYTES).put(root).put(tile);
        Files.createDirectories(file.getParent());
        Files.write(file, archive.array());
    }

    private static byte[] varints(long... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (long value : values) {
            long rest = value;
            while (rest > 127) {
                out.write((int) (rest & 127 | 128));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}

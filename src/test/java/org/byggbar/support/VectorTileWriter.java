package org.byggbar.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a Mapbox Vector Tile 2.1 of {@value #EXTENT} units a side, x to the east and y to the south: as much of the
 * format as tests of basemaps need, which is single parts and texts as values.
 */
public final class VectorTileWriter {

    public static final int EXTENT = 4096;

    private static final int POINT = 1;
    private static final int LINE = 2;
    private static final int POLYGON = 3;
    private static final int LENGTH_DELIMITED = 2;

    private static final class Layer {

        final List<byte[]> features = new ArrayList<>();
        final List<String> keys = new ArrayList<>();
        final List<String> values = new ArrayList<>();

        static int indexOf(List<String> all, String text) {
            if (!all.contains(text)) {
                all.add(text);
            }
            return all.indexOf(text);
        }
    }

    private final Map<String, Layer> layers = new LinkedHashMap<>();

    /** @param xy corners of one ring, clockwise as seen, without the first repeated */
    public VectorTileWriter area(String layer, Map<String, String> properties, int... xy) {
        return add(layer, POLYGON, properties, xy);
    }

    public VectorTileWriter line(String layer, Map<String, String> properties, int... xy) {
        return add(layer, LINE, properties, xy);
    }

    public VectorTileWriter point(String layer, Map<String, String> properties, int x, int y) {
        return add(layer, POINT, properties, x, y);
    }

    private VectorTileWriter add(String name, int type, Map<String, String> properties, int... xy) {
        Layer layer = layers.computeIfAbsent(name, any -> new Layer());
        ByteArrayOutputStream tags = new ByteArrayOutputStream();
        properties.forEach((key, value) -> {
            varint(tags, Layer.indexOf(layer.keys, key));
            varint(tags, Layer.indexOf(layer.values, value));
        });
        ByteArrayOutputStream feature = new ByteArrayOutputStream();
        part(feature, 2, tags.toByteArray());
        number(feature, 3, type);
        part(feature, 4, geometry(type, xy));
        layer.features.add(feature.toByteArray());
        return this;
    }

    /** MoveTo the first corner, LineTo the others, ClosePath of a ring (section 4.3 of the specification). */
    private static byte[] geometry(int type, int... xy) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int x = 0;
        int y = 0;
        for (int i = 0; i < xy.length; i += 2) {
            if (i == 0) {
                varint(out, 1 | 1 << 3);
            } else if (i == 2) {
                varint(out, 2 | (xy.length / 2 - 1) << 3);
            }
            zigzag(out, xy[i] - x);
            zigzag(out, xy[i + 1] - y);
            x = xy[i];
            y = xy[i + 1];
        }
        if (type == POLYGON) {
            varint(out, 7 | 1 << 3);
        }
        return out.toByteArray();
    }

    public byte[] bytes() {
        ByteArrayOutputStream tile = new ByteArrayOutputStream();
        layers.forEach((name, layer) -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            number(out, 15, 2);
            part(out, 1, name.getBytes(StandardCharsets.UTF_8));
            layer.features.forEach(feature -> part(out, 2, feature));
            layer.keys.forEach(key -> part(out, 3, key.getBytes(StandardCharsets.UTF_8)));
            layer.values.forEach(value -> {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                part(text, 1, value.getBytes(StandardCharsets.UTF_8));
                part(out, 4, text.toByteArray());
            });
            number(out, 5, EXTENT);
            part(tile, 3, out.toByteArray());
        });
        return tile.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int field, int value) {
        varint(out, field << 3);
        varint(out, value);
    }

    private static void part(ByteArrayOutputStream out, int field, byte[] bytes) {
        varint(out, field << 3 | LENGTH_DELIMITED);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void zigzag(ByteArrayOutputStream out, int value) {
        varint(out, value << 1 ^ value >> 31);
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 127) {
            out.write(rest & 127 | 128);
            rest >>>= 7;
        }
        out.write(rest);
    }
}

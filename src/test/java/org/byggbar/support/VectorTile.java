package org.byggbar.support;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a layer of a Mapbox Vector Tile 2.1: enough of the format to hold a tile against what it was made from. */
public record VectorTile(String name, int extent, List<Feature> features) {

    /** @param parts points, lines or rings in tile units, y downwards; rings as stored, without the closing point */
    public record Feature(long id, int type, Map<String, Object> properties, List<List<int[]>> parts) {}

    private static final int LAYERS = 3;

    /** Protocol Buffers: fields of one message. */
    private static final class Message {

        private final ByteBuffer bytes;
        private int field;
        private int wire;

        Message(ByteBuffer bytes) {
            this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
        }

        boolean next() {
            if (!bytes.hasRemaining()) {
                return false;
            }
            long key = number();
            field = (int) (key >>> 3);
            wire = (int) (key & 7);
            return true;
        }

        long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = bytes.get();
                value |= (long) (part & 0x7F) << shift;
                if (part >= 0) {
                    return value;
                }
            }
        }

        Message message() {
            int length = (int) number();
            ByteBuffer part = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            return new Message(part);
        }

        String text() {
            ByteBuffer part = message().bytes;
            return StandardCharsets.UTF_8.decode(part).toString();
        }

        List<Integer> numbers() {
            Message packed = message();
            List<Integer> numbers = new ArrayList<>();
            while (packed.bytes.hasRemaining()) {
                numbers.add((int) packed.number());
            }
            return numbers;
        }

        void skip() {
            switch (wire) {
                case 0 -> number();
                case 1 -> bytes.getLong();
                case 2 -> message();
                default -> bytes.getInt();
            }
        }
    }

    /** The one layer of a tile. */
    public static VectorTile read(byte[] mvt) {
        List<VectorTile> layers = readAll(mvt);
        if (layers.size() != 1) {
            throw new AssertionError(layers.size() + " layers in the tile");
        }
        return layers.get(0);
    }

    /** The layers of a tile in their order. */
    public static List<VectorTile> readAll(byte[] mvt) {
        Message tile = new Message(ByteBuffer.wrap(mvt));
        List<VectorTile> layers = new ArrayList<>();
        while (tile.next()) {
            if (tile.field != LAYERS) {
                throw new AssertionError("field " + tile.field + " in the tile");
            }
            layers.add(layer(tile.message()));
        }
        return layers;
    }

    public Feature feature(long id) {
        return features.stream().filter(feature -> feature.id() == id).findFirst()
                .orElseThrow(() -> new AssertionError("no feature " + id + " in the tile"));
    }

    private static VectorTile layer(Message layer) {
        String name = null;
        int extent = 4096;
        List<Message> features = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        while (layer.next()) {
            switch (layer.field) {
                case 1 -> name = layer.text();
                case 2 -> features.add(layer.message());
                case 3 -> keys.add(layer.text());
                case 4 -> values.add(value(layer.message()));
                case 5 -> extent = (int) layer.number();
                default -> layer.skip();
            }
        }
        return new VectorTile(name, extent, features.stream().map(feature -> feature(feature, keys, values)).toList());
    }

    private static Object value(Message value) {
        value.next();
        return switch (value.field) {
            case 1 -> value.text();
            case 2 -> Float.intBitsToFloat(value.bytes.getInt());
            case 3 -> Double.longBitsToDouble(value.bytes.getLong());
            case 6 -> zigzag(value.number());
            case 7 -> value.number() != 0;
            default -> value.number();
        };
    }

    private static Feature feature(Message feature, List<String> keys, List<Object> values) {
        long id = 0;
        int type = 0;
        Map<String, Object> properties = new LinkedHashMap<>();
        List<List<int[]>> parts = List.of();
        while (feature.next()) {
            switch (feature.field) {
                case 1 -> id = feature.number();
                case 2 -> {
                    List<Integer> tags = feature.numbers();
                    for (int i = 0; i < tags.size(); i += 2) {
                        properties.put(keys.get(tags.get(i)), values.get(tags.get(i + 1)));
                    }
                }
                case 3 -> type = (int) feature.number();
                case 4 -> parts = parts(feature.numbers());
                default -> feature.skip();
            }
        }
        return new Feature(id, type, properties, parts);
    }

    /** Commands 1 move, 2 line, 7 close; positions are differences, zigzag encoded. */
    private static List<List<int[]>> parts(List<Integer> commands) {
        List<List<int[]>> parts = new ArrayList<>();
        int x = 0;
        int y = 0;
        for (int i = 0; i < commands.size();) {
            int command = commands.get(i) & 7;
            int count = commands.get(i++) >>> 3;
            for (int n = 0; command != 7 && n < count; n++) {
                x += (int) zigzag(commands.get(i++));
                y += (int) zigzag(commands.get(i++));
                if (command == 1) {
                    parts.add(new ArrayList<>());
                }
                parts.get(parts.size() - 1).add(new int[] {x, y});
            }
        }
        return parts;
    }

    private static long zigzag(long number) {
        return number >>> 1 ^ -(number & 1);
    }
}

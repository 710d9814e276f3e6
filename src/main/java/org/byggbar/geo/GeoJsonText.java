package org.byggbar.geo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Turns well-known binary straight into the characters of a GeoJSON geometry (RFC 7946), without geometry objects in between:
 * outer rings counter-clockwise, holes clockwise, as seen with east to the right. Reads PostGIS's {@code st_asbinary} of two
 * dimensions. One instance for one answer; it keeps its buffers.
 */
public final class GeoJsonText {

    private static final String[] TYPES = {"", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"};
    private static final int POINT = 1;
    private static final int LINE = 2;
    private static final int POLYGON = 3;
    private static final int COLLECTION = 7;
    private static final double EARTH_RADIUS_M = 6_378_137;

    private final boolean webToDegrees;
    private final boolean northFirst;
    private final long scale;
    private final int decimals;
    private char[] text = new char[4_096];
    private int length;
    private double[] ring = new double[256];

    /**
     * @param crs what the text is told in, its axes in the authority's order
     * @param webToDegrees whether the binary is EPSG:3857 and {@code crs} one of degrees: the inverse of that projection is
     *     exact to the last digits of a double
     */
    public GeoJsonText(Crs crs, int decimals, boolean webToDegrees) {
        this.webToDegrees = webToDegrees;
        this.northFirst = crs.northFirst();
        this.decimals = decimals;
        this.scale = Math.round(Math.pow(10, decimals));
    }

    /** Makes the text of one geometry; {@link #chars} and {@link #length} have it until the next. */
    public void write(byte[] wkb) {
        length = 0;
        writeGeometry(ByteBuffer.wrap(wkb));
    }

    public char[] chars() {
        return text;
    }

    public int length() {
        return length;
    }

    private void writeGeometry(ByteBuffer in) {
        int type = type(in);
        append("{\"type\":\"");
        append(TYPES[type]);
        append(type == COLLECTION ? "\",\"geometries\":" : "\",\"coordinates\":");
        if (type == COLLECTION) {
            int n = in.getInt();
            append('[');
            for (int i = 0; i < n; i++) {
                separate(i);
                writeGeometry(in);
            }
            append(']');
        } else {
            writeCoordinates(in, type);
        }
        append('}');
    }

    private static int type(ByteBuffer in) {
        in.order(in.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int type = in.getInt();
        if (type < POINT || type > COLLECTION) {
            throw new IllegalArgumentException("not two-dimensional well-known binary: type " + type);
        }
        return type;
    }

    private void writeCoordinates(ByteBuffer in, int type) {
        switch (type) {
            case POINT -> writePoint(in);
            case LINE -> writePositions(readPositions(in), false);
            case POLYGON -> writeRings(in);
            default -> {
                int n = in.getInt();
                append('[');
                for (int i = 0; i < n; i++) {
                    separate(i);
                    writeCoordinates(in, type(in));
                }
                append(']');
            }
        }
    }

    private void writePoint(ByteBuffer in) {
        double x = in.getDouble();
        double y = in.getDouble();
        if (Double.isNaN(x)) {
            append("[]");
            return;
        }
        writePosition(x, y);
    }

    private void writeRings(ByteBuffer in) {
        int n = in.getInt();
        append('[');
        for (int i = 0; i < n; i++) {
            separate(i);
            int positions = readPositions(in);
            writePositions(positions, turnsLeft(positions) != (i == 0));
        }
        append(']');
    }

    private int readPositions(ByteBuffer in) {
        int n = in.getInt();
        if (ring.length < 2 * n) {
            ring = new double[4 * n];
        }
        for (int i = 0; i < 2 * n; i++) {
            ring[i] = in.getDouble();
        }
        return n;
    }

    /** By the sum of the trapezes, taken from the first position so that large coordinates cost no digits. */
    private boolean turnsLeft(int positions) {
        double twiceArea = 0;
        for (int i = 2; i < 2 * positions; i += 2) {
            twiceArea += (ring[i - 2] - ring[0]) * (ring[i + 1] - ring[1]) - (ring[i] - ring[0]) * (ring[i - 1] - ring[1]);
        }
        return twiceArea > 0;
    }

    private void writePositions(int n, boolean backwards) {
        append('[');
        for (int i = 0; i < n; i++) {
            separate(i);
            int at = 2 * (backwards ? n - 1 - i : i);
            writePosition(ring[at], ring[at + 1]);
        }
        append(']');
    }

    private void writePosition(double x, double y) {
        double east = webToDegrees ? Math.toDegrees(x / EARTH_RADIUS_M) : x;
        double north = webToDegrees ? Math.toDegrees(Math.PI / 2 - 2 * Math.atan(Math.exp(-y / EARTH_RADIUS_M))) : y;
        append('[');
        writeNumber(northFirst ? north : east);
        append(',');
        writeNumber(northFirst ? east : north);
        append(']');
    }

    /** Plain digits, rounded to the decimals, without zeros at the end. */
    private void writeNumber(double value) {
        long scaled = Math.round(value * scale);
        reserve(40);
        if (scaled < 0) {
            text[length++] = '-';
            scaled = -scaled;
        }
        writeDigits(scaled / scale, 1);
        long fraction = scaled % scale;
        if (fraction == 0) {
            return;
        }
        int digits = decimals;
        while (fraction % 10 == 0) {
            fraction /= 10;
            digits--;
        }
        text[length++] = '.';
        writeDigits(fraction, digits);
    }

    private void writeDigits(long number, int atLeast) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        digits = Math.max(digits, atLeast);
        for (int i = length + digits - 1; i >= length; i--) {
            text[i] = (char) ('0' + number % 10);
            number /= 10;
        }
        length += digits;
    }

    private void separate(int i) {
        if (i > 0) {
            append(',');
        }
    }

    private void append(char c) {
        reserve(1);
        text[length++] = c;
    }

    private void append(String plain) {
        reserve(plain.length());
        plain.getChars(0, plain.length(), text, length);
        length += plain.length();
    }

    private void reserve(int chars) {
        if (length + chars > text.length) {
            text = Arrays.copyOf(text, 2 * text.length + chars);
        }
    }
}

package org.byggbar.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a GeoJSON FeatureCollection feature by feature, never the whole file. Axis order is easting (longitude)
 * first, as GeoJSON has it whatever the CRS says.
 */
public final class FeatureFile implements Iterator<SourceFeature>, AutoCloseable {

    /** Where the bytes come from; opened once for the CRS and once for the features. */
    public interface Source {
        InputStream open() throws IOException;
    }

    private static final Pattern EPSG = Pattern.compile("(?i)EPSG:(?:[0-9.]*:)?(\\d{4,6})$");

    private final JsonMapper json;
    private final ObjectReader oneOfMany;
    private final JsonParser parser;
    private int number;
    private SourceFeature next;
    private boolean crsComesLate;

    /** @throws UnreadableFile when this is no GeoJSON FeatureCollection */
    public FeatureFile(JsonMapper json, Source source) throws IOException {
        this.json = json;
        this.oneOfMany = json.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.parser = json.createParser(source.open());
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT || !skipTo(parser, "features") || parser.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableFile("It is no GeoJSON FeatureCollection: a member \"features\" with a list is missing.");
            }
            advance();
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    /**
     * The EPSG code that the file declares in a {@code crs} member before its features (GeoJSON 2008), empty when it
     * declares none and so is in longitude and latitude (RFC 7946).
     *
     * @throws UnreadableFile when a CRS is declared that is no EPSG code
     */
    public static OptionalInt declaredCrs(JsonMapper json, Source source) throws IOException {
        try (JsonParser parser = json.createParser(source.open())) {
            if (parser.nextToken() != JsonToken.START_OBJECT || !skipTo(parser, "crs", "features")) {
                return OptionalInt.empty();
            }
            parser.nextToken();
            JsonNode crs = json.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(parser);
            String name = crs.path("properties").path("name").asString("");
            if (crs.isNull() || name.endsWith("CRS84")) {
                return OptionalInt.empty();
            }
            Matcher epsg = EPSG.matcher(name);
            if (!epsg.find()) {
                throw new UnreadableFile("Its coordinate system \"" + name + "\" is unknown; say which with --crs EPSG:n.");
            }
            return OptionalInt.of(Integer.parseInt(epsg.group(1)));
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    private static boolean skipTo(JsonParser parser, String member) {
        return skipTo(parser, member, null);
    }

    /** Moves to a member of the present object; false when it is missing or {@code before} comes first. */
    private static boolean skipTo(JsonParser parser, String member, String before) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (parser.currentName().equals(member)) {
                return true;
            }
            if (parser.currentName().equals(before)) {
                return false;
            }
            parser.nextToken();
            parser.skipChildren();
        }
        return false;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public SourceFeature next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        SourceFeature current = next;
        try {
            advance();
        } catch (JacksonException e) {
            throw broken(e);
        }
        return current;
    }

    /** Whether a CRS is declared after the features, when they have been read already; known at the end. */
    boolean crsComesLate() {
        return crsComesLate;
    }

    private void advance() {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            next = null;
            crsComesLate = skipTo(parser, "crs");
            return;
        }
        JsonNode feature = oneOfMany.readTree(parser);
        JsonNode properties = feature.path("properties");
        JsonNode geometry = feature.get("geometry");
        next = new SourceFeature(++number, properties.isObject() ? properties : json.createObjectNode(),
                geometry == null || geometry.isNull() ? null : geometry);
    }

    private static UnreadableFile broken(JacksonException e) {
        var at = e.getLocation();
        return new UnreadableFile("The JSON is broken" + (at == null ? "." : " at line " + at.getLineNr() + ", column " + at.getColumnNr() + "."));
    }

    @Override
    public void close() {
        parser.close();
    }
}

package org.byggbar.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.byggbar.geo.GeoJson;
import org.byggbar.geo.GeometryCheck;
import org.byggbar.geo.StorageCrs;
import org.locationtech.jts.geom.Geometry;
import org.springframework.core.io.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo files of one municipality; days in them count from the municipality's day when they are loaded. */
public class DemoFolder {

    /** @param geom in the storage CRS, polygons as multipolygons; null when the feature has no place */
    public record Feature(JsonNode properties, Geometry geom) {

        public String text(String name) {
            JsonNode value = properties.get(name);
            return value == null || value.isNull() ? null : value.asString();
        }

        public Integer integer(String name) {
            JsonNode value = properties.get(name);
            return value == null || value.isNull() ? null : value.asInt();
        }

        public Double number(String name) {
            JsonNode value = properties.get(name);
            return value == null || value.isNull() ? null : value.asDouble();
        }
    }

    private final Resource folder;
    private final JsonMapper json;
    private final StorageCrs storage;
    private final LocalDate today;

    DemoFolder(Resource folder, JsonMapper json, StorageCrs storage, Instant loaded) {
        this.folder = folder;
        this.json = json;
        this.storage = storage;
        this.today = LocalDate.ofInstant(loaded, ZoneId.of(features("municipality").get(0).text("time_zone")));
    }

    /** The features of {@code <name>.geojson}; none when this municipality has no such file. */
    public List<Feature> features(String name) {
        List<Feature> features = new ArrayList<>();
        try {
            Resource file = folder.createRelative(name + ".geojson");
            if (!file.exists()) {
                return features;
            }
            try (FeatureFile source = new FeatureFile(json, file::getInputStream)) {
                source.forEachRemaining(feature -> features.add(new Feature(feature.properties(), stored(feature.geometry()))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return features;
    }

    private Geometry stored(JsonNode geometry) {
        return geometry == null ? null : GeometryCheck.asMultiPolygon(storage.fromWgs84(GeoJson.read(geometry)));
    }

    public String municipality() {
        return features("municipality").get(0).text("id");
    }

    /** A day of the data: days from today, null stays null. */
    public LocalDate day(JsonNode days) {
        return days == null || days.isNull() ? null : today.plusDays(days.asInt());
    }
}

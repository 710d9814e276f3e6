package org.byggbar.basemap;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.byggbar.municipality.Basemap;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.JsonFields;
import org.byggbar.platform.Messages;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads a list of basemaps from the body of a PUT, keeping every fault for one answer. */
@Component
class BasemapReader {

    private static final int MAX_BASEMAPS = 20;
    private static final int MAX_ZOOM = 22;
    private static final int USUAL_MAX_ZOOM = 18;

    private final BasemapFiles files;

    BasemapReader(BasemapFiles files) {
        this.files = files;
    }

    List<Basemap> read(JsonNode body, Municipality municipality) {
        JsonFields fields = new JsonFields(body);
        List<Basemap> basemaps = fields.objects("basemaps", MAX_BASEMAPS, one -> one(one, municipality));
        if (fields.node("basemaps") == null) {
            fields.missing("basemaps");
        }
        if (basemaps.stream().filter(Objects::nonNull).filter(Basemap::usual).count() > 1) {
            fields.fault("basemaps", "basemap.many_defaults", Map.of());
        }
        fields.node("version");            // told with every answer, so it may come back
        fields.done();
        return basemaps;
    }

    private Basemap one(JsonFields fields, Municipality municipality) {
        Map<String, String> title = fields.object("title", texts -> title(texts, municipality));
        String kindName = fields.code("kind", code -> kind(code) != null);
        Basemap.Kind kind = kindName == null ? null : kind(kindName);
        String address = fields.text("address", 1, 500);
        String attribution = fields.text("attribution", 0, 200);
        String attributionUrl = fields.optionalText("attributionUrl", 500);
        int minZoom = fields.integer("minZoom", 0, MAX_ZOOM, 0);
        int maxZoom = fields.integer("maxZoom", 0, MAX_ZOOM, USUAL_MAX_ZOOM);
        boolean muted = flag(fields, "muted");
        boolean usual = flag(fields, "default");
        if (kind != null && address != null) {
            checkAddress(fields, kind, address, municipality);
        }
        if (attributionUrl != null && !attributionUrl.matches("https?://[^\\s\"'<>]{1,490}")) {
            fields.fault("attributionUrl", "basemap.link_invalid", Map.of());
        }
        if (minZoom > maxZoom) {
            fields.fault("maxZoom", "field.range", Map.of("min", minZoom, "max", MAX_ZOOM));
        }
        return kind == null || address == null || title == null ? null
                : new Basemap(title, kind, address, attribution, attributionUrl, minZoom, maxZoom, muted, usual);
    }

    /** At least the language that the municipality falls back on. */
    private static Map<String, String> title(JsonFields texts, Municipality municipality) {
        Map<String, String> title = new LinkedHashMap<>();
        for (String language : Messages.LANGUAGES) {
            String text = texts.optionalText(language, 60);
            if (text != null) {
                title.put(language, text);
            } else if (language.equals(municipality.defaultLanguage())) {
                texts.missing(language);
            }
        }
        return title;
    }

    private void checkAddress(JsonFields fields, Basemap.Kind kind, String address, Municipality municipality) {
        if (kind == Basemap.Kind.PMTILES) {
            if (files.find(municipality.id(), address).isEmpty()) {
                fields.fault("address", "basemap.file_missing", Map.of());
            }
            return;
        }
        String fault = new TileTemplate(address, kind).fault();
        if (fault != null) {
            fields.fault("address", fault, Map.of());
        }
    }

    private static boolean flag(JsonFields fields, String name) {
        JsonNode value = fields.node(name);
        if (value != null && !value.isBoolean()) {
            fields.fault(name, "field.type", Map.of("expected", "boolean"));
        }
        return value != null && value.isBoolean() && value.asBoolean();
    }

    private static Basemap.Kind kind(String code) {
        return Arrays.stream(Basemap.Kind.values()).filter(kind -> kind.name().equals(code)).findFirst().orElse(null);
    }
}

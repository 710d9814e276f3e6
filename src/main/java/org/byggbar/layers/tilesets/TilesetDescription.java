package org.byggbar.layers.tilesets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.Negotiation;
import org.byggbar.layers.definition.AttributeSchema;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.byggbar.layers.tiles.TileGrid;
import org.byggbar.platform.Messages;
import org.byggbar.platform.Wording;
import org.springframework.stereotype.Component;

/** Tileset metadata in the JSON of OGC 17-083r4, as items of a list and whole. */
@Component
class TilesetDescription {

    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    static final String TILESETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";
    static final String TILING_SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";

    private final AttributeSchema schemas;
    private final Messages messages;
    private final Wording wording;

    TilesetDescription(AttributeSchema schemas, Messages messages, Wording wording) {
        this.schemas = schemas;
        this.messages = messages;
        this.wording = wording;
    }

    String title(Tileset tileset, Locale locale) {
        return tileset.collection() == null ? messages.text(locale, "layers.tiles.all")
                : tileset.collection().title().get(Messages.language(locale));
    }

    /** What a list tells of a tileset: enough to draw it without asking for more. */
    Map<String, Object> item(Tileset tileset, Locale locale) {
        String ogc = Links.root() + "/ogc";
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", title(tileset, locale) + " (" + tileset.set().id() + ")");
        body.put("dataType", "vector");
        body.put("crs", tileset.set().crs());
        body.put("tileMatrixSetId", tileset.set().id());
        body.put("tileMatrixSetURI", tileset.set().uri(ogc));
        body.put("tileMatrixSetLimits", tileset.limits().stream().map(MatrixLimits::toJson).toList());
        List<Map<String, Object>> links = new ArrayList<>(related(tileset, ogc));
        links.addAll(0, List.of(Links.link("self", MediaTypes.JSON, ogc + tileset.path(), null), template(tileset)));
        body.put("links", links);
        return body;
    }

    /** @param html whether the answer that the links are part of is a page */
    Map<String, Object> whole(Tileset tileset, boolean html, Locale locale) {
        String language = Messages.language(locale);
        Map<String, Object> body = item(tileset, locale);
        String ogc = Links.root() + "/ogc";
        List<Map<String, Object>> links = new ArrayList<>(Negotiation.links(ogc + tileset.path(), MediaTypes.JSON, html));
        links.add(template(tileset));
        links.addAll(related(tileset, ogc));
        body.remove("links");
        body.put("description", tileset.collection() == null ? messages.text(locale, "layers.ogc.description")
                : tileset.collection().description().get(language));
        double[] extent = tileset.extent();
        body.put("boundingBox", box(extent));
        int middle = (tileset.minLevel() + tileset.maxLevel()) / 2;
        body.put("centerPoint", Map.of("crs", CRS84, "coordinates", List.of((extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2),
                "tileMatrix", String.valueOf(middle), "scaleDenominator", tileset.set().scaleDenominator(middle),
                "cellSize", tileset.set().cellSize(middle)));
        body.put("mediaTypes", List.of(MediaTypes.MVT));
        body.put("layers", tileset.layers().stream().map(layer -> layer(layer, tileset, language)).toList());
        body.put("links", links);
        return body;
    }

    private Map<String, Object> layer(LayerDefinition layer, Tileset tileset, String language) {
        TileGrid grid = tileset.set().grid();
        Map<String, Object> properties = new LinkedHashMap<>();
        layer.attributes().stream().filter(Attribute::tile)
                .forEach(attribute -> properties.put(attribute.name(), schemas.of(attribute, language)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", layer.id());
        body.put("title", layer.title().get(language));
        body.put("description", layer.description().get(language));
        body.put("dataType", "vector");
        dimension(layer).ifPresent(dimension -> body.put("geometryDimension", dimension));
        body.put("minTileMatrix", String.valueOf(grid.zoomOf(layer.zoom().min())));
        body.put("maxTileMatrix", String.valueOf(tileset.maxLevel()));
        body.put("propertiesSchema", Map.of("type", "object", "properties", properties));
        body.put("links", List.of(Links.link("collection", MediaTypes.JSON, Links.root() + "/ogc/collections/" + layer.id(), null)));
        return body;
    }

    /** 0 for points, 1 for lines, 2 for areas; none for a layer that holds several. */
    private static Optional<Integer> dimension(LayerDefinition layer) {
        int found = List.of("Point", "LineString", "Polygon").indexOf(layer.geometryType().replace("Multi", ""));
        return found < 0 ? Optional.empty() : Optional.of(found);
    }

    private static Map<String, Object> box(double[] extent) {
        return Map.of("crs", CRS84, "lowerLeft", List.of(extent[0], extent[1]), "upperRight", List.of(extent[2], extent[3]));
    }

    private static Map<String, Object> template(Tileset tileset) {
        Map<String, Object> item = Links.link("item", MediaTypes.MVT,
                Links.root() + "/ogc" + tileset.path() + "/{tileMatrix}/{tileRow}/{tileCol}", null);
        item.put("templated", true);
        return item;
    }

    private List<Map<String, Object>> related(Tileset tileset, String ogc) {
        String address = ogc + tileset.path();
        String style = tileset.collection() == null ? StyleController.DATASET : tileset.collection().id();
        List<Map<String, Object>> links = new ArrayList<>(
                List.of(Links.link(TILING_SCHEME, MediaTypes.JSON, tileset.set().address(ogc), tileset.set().title())));
        if (tileset.set().grid().equals(TileGrid.WEB)) {
            links.add(Links.link("describedby", MediaTypes.JSON, address + "/tilejson", "TileJSON 3.0"));
            links.add(Links.link("http://www.opengis.net/def/rel/ogc/1.0/styles", MediaTypes.MAPLIBRE, ogc + "/styles/" + style, "MapLibre Style"));
        }
        String data = tileset.collection() == null ? ogc : ogc + "/collections/" + tileset.collection().id();
        links.add(Links.link("http://www.opengis.net/def/rel/ogc/1.0/geodata", MediaTypes.JSON, data, wording.text("layers.tiles.data")));
        return links;
    }
}

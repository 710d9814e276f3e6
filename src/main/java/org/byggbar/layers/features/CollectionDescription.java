package org.byggbar.layers.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.byggbar.geo.Crs;
import org.byggbar.layers.CollectionLinks;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.Negotiation;
import org.byggbar.layers.definition.CollectionCrs;
import org.byggbar.layers.definition.CollectionExtents;
import org.byggbar.layers.definition.LayerDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A layer as the standard describes a collection: OGC API Features part 1, 7.14, and part 2, 6.2. */
@Component
class CollectionDescription {

    private static final String GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

    private final CollectionExtents extents;
    private final CollectionCrs systems;
    private final ObjectProvider<CollectionLinks> others;

    CollectionDescription(CollectionExtents extents, CollectionCrs systems, ObjectProvider<CollectionLinks> others) {
        this.extents = extents;
        this.systems = systems;
        this.others = others;
    }

    /** @param html whether the answer that this stands in is a page */
    Map<String, Object> of(LayerDefinition layer, String language, boolean html) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", layer.id());
        body.put("title", layer.title().get(language));
        body.put("description", layer.description().get(language));
        body.put("itemType", "feature");
        Map<String, Object> extent = extent(layer);
        if (!extent.isEmpty()) {
            body.put("extent", extent);
        }
        body.put("crs", systems.offered(layer).stream().map(Crs::uri).toList());
        systems.storage().ifPresent(crs -> body.put("storageCrs", crs.uri()));
        body.put("links", links(layer, language, html));
        return body;
    }

    private Map<String, Object> extent(LayerDefinition layer) {
        Map<String, Object> extent = new LinkedHashMap<>();
        extents.find(layer).ifPresent(box -> extent.put("spatial", Map.of("bbox", List.of(box), "crs", Crs.CRS84.uri())));
        Optional.ofNullable(layer.time()).flatMap(time -> extents.findTime(layer)).ifPresent(span -> extent.put("temporal",
                Map.of("interval", List.of(List.of(span.from().toString(), span.to().toString())), "trs", GREGORIAN)));
        return extent;
    }

    private List<Map<String, Object>> links(LayerDefinition layer, String language, boolean html) {
        String address = address(layer.id());
        String title = layer.title().get(language);
        List<Map<String, Object>> links = new ArrayList<>(Negotiation.links(address, MediaTypes.JSON, html));
        links.add(Links.link("items", MediaTypes.GEOJSON, address + "/items", title));
        links.add(Links.link("items", MediaTypes.HTML, address + "/items?f=html", title));
        links.add(Links.link("describedby", MediaTypes.JSON, Links.root() + "/tiles/" + layer.id() + ".json", "TileJSON"));
        others.orderedStream().forEach(other -> links.addAll(other.links(layer)));
        return links;
    }

    static String address(String layer) {
        return Links.root() + "/ogc/collections/" + layer;
    }
}

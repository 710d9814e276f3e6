package org.byggbar.layers.tilesets;

import java.util.List;
import java.util.Map;
import org.byggbar.layers.CollectionLinks;
import org.byggbar.layers.LandingLinks;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.platform.Wording;
import org.springframework.stereotype.Component;

/** Where the tiles are found from the landing page and from each collection. */
@Component
class TilesetLinks implements LandingLinks, CollectionLinks {

    private final Wording wording;

    TilesetLinks(Wording wording) {
        this.wording = wording;
    }

    @Override
    public List<Map<String, Object>> links() {
        String ogc = Links.root() + "/ogc";
        return List.of(
                Links.link(TilesetDescription.TILESETS, MediaTypes.JSON, ogc + Tileset.listPath(null), wording.text("layers.tiles.list")),
                Links.link("http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes", MediaTypes.JSON, ogc + "/tileMatrixSets", wording.text("layers.tiles.grids")),
                Links.link("http://www.opengis.net/def/rel/ogc/1.0/styles", MediaTypes.JSON, ogc + "/styles", wording.text("layers.tiles.styles")));
    }

    @Override
    public List<Map<String, Object>> links(LayerDefinition layer) {
        String ogc = Links.root() + "/ogc";
        return List.of(
                Links.link(TilesetDescription.TILESETS, MediaTypes.JSON, ogc + Tileset.listPath(layer), wording.text("layers.tiles.list")),
                Links.link("http://www.opengis.net/def/rel/ogc/1.0/styles", MediaTypes.MAPLIBRE, ogc + "/styles/" + layer.id(), "MapLibre Style"));
    }
}

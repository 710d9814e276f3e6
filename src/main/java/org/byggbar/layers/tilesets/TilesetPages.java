package org.byggbar.layers.tilesets;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.Negotiation;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.platform.PageData;
import org.byggbar.platform.Wording;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Tilesets as pages for people, beside the other pages under {@code /ogc}. */
@Component
class TilesetPages {

    private static final String OGC = "/ogc";

    private final Wording wording;

    TilesetPages(Wording wording) {
        this.wording = wording;
    }

    /** @param collection null for the whole dataset */
    ModelAndView list(LayerDefinition collection, List<Tileset> tilesets, Map<String, Object> body) {
        return page("ogc-tilesets", collection, body).addObject("trail", trail(collection))
                .addObject("tilesets", tilesets.stream().map(TilesetPages::facts).toList());
    }

    ModelAndView one(Tileset tileset, Map<String, Object> body, HttpServletRequest request) {
        LayerDefinition collection = tileset.collection();
        PageData.put(request, "layer", collection == null ? "" : collection.id());
        PageData.put(request, "extent", tileset.extent());
        Map<String, String> trail = trail(collection);
        trail.put(wording.text("layers.tiles.list"), html(OGC + Tileset.listPath(collection)));
        return page("ogc-tileset", collection, body).addObject("trail", trail).addObject("tileset", facts(tileset))
                .addObject("template", Links.root() + OGC + tileset.path() + "/{z}/{y}/{x}");
    }

    ModelAndView matrixSets(Map<String, Object> body) {
        return new ModelAndView("ogc-matrix-sets", "body", body).addObject("trail", trail(null));
    }

    ModelAndView matrixSet(MatrixSet set, Map<String, Object> definition, String address) {
        Map<String, String> trail = trail(null);
        trail.put(wording.text("layers.tiles.grids"), html(OGC + "/tileMatrixSets"));
        return new ModelAndView("ogc-matrix-set", "body", definition).addObject("trail", trail).addObject("crs", "EPSG:" + set.grid().srid())
                .addObject("links", Negotiation.links(address, MediaTypes.JSON, true));
    }

    ModelAndView styles(Map<String, Object> body) {
        return new ModelAndView("ogc-styles", "body", body).addObject("trail", trail(null));
    }

    private static Map<String, Object> facts(Tileset tileset) {
        return Map.of("set", tileset.set().id(), "title", tileset.set().title(), "path", OGC + tileset.path(),
                "crs", "EPSG:" + tileset.set().grid().srid(), "web", tileset.set() == MatrixSet.WEB_MERCATOR_QUAD,
                "from", tileset.minLevel(), "to", tileset.maxLevel(), "extent", tileset.extent());
    }

    private ModelAndView page(String template, LayerDefinition collection, Map<String, Object> body) {
        String name = collection == null ? wording.text("layers.tiles.all") : collection.title().get(wording.language());
        return new ModelAndView(template, "body", body).addObject("heading", wording.text("layers.tiles.title", Map.of("name", name)));
    }

    /** Titles by address, from the top. */
    private Map<String, String> trail(LayerDefinition collection) {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put(wording.text("ogc.title"), html(OGC));
        if (collection != null) {
            steps.put(wording.text("ogc.collections.title"), html(OGC + "/collections"));
            steps.put(collection.title().get(wording.language()), html(OGC + "/collections/" + collection.id()));
        }
        return steps;
    }

    private static String html(String path) {
        return path + "?f=html";
    }
}

package org.byggbar.layers.editing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.byggbar.platform.Wording;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The history of a feature as a page for people: when, what, by whom, and which attributes became others. */
@Component
class HistoryPage {

    /**
     * @param by null for somebody whom the reader may not know
     * @param changed titles of the attributes that differ from the state before; empty where states aren't kept
     */
    record Line(String at, String operation, Long version, String by, List<String> changed) {}

    private final Wording wording;
    private final JsonMapper json;

    HistoryPage(Wording wording, JsonMapper json) {
        this.wording = wording;
        this.json = json;
    }

    ModelAndView of(LayerDefinition layer, HistoryController.History history) {
        List<FeatureHistory.Entry> entries = history.changes();
        String item = "/ogc/collections/" + layer.id() + "/items/" + history.id();
        Map<String, String> trail = new LinkedHashMap<>();
        trail.put(wording.text("ogc.title"), "/ogc?f=html");
        trail.put(layer.title().get(wording.language()), "/ogc/collections/" + layer.id() + "?f=html");
        trail.put(wording.text("ogc.history.feature", Map.of("id", String.valueOf(history.id()))), item + "?f=html");
        return new ModelAndView("ogc-history").addObject("trail", trail)
                .addObject("heading", wording.text("ogc.history.title", Map.of("layer", layer.title().get(wording.language()), "id", String.valueOf(history.id()))))
                .addObject("lines", IntStream.range(0, entries.size()).mapToObj(i -> line(layer, entries.get(i), i + 1 < entries.size() ? entries.get(i + 1) : null)).toList())
                .addObject("next", history.links().stream().filter(link -> link.get("rel").equals("next")).map(link -> link.get("href") + "&f=html").findFirst().orElse(null))
                .addObject("links", List.of(Map.of("rel", "alternate", "type", MediaTypes.JSON, "href", item + "/history?f=json")));
    }

    private Line line(LayerDefinition layer, FeatureHistory.Entry entry, FeatureHistory.Entry before) {
        List<String> changed = entry.state() == null || before == null || before.state() == null ? List.of()
                : changed(layer, json.valueToTree(entry.state()), json.valueToTree(before.state()));
        return new Line(moment(entry.at()), entry.operation(), entry.version(), entry.by(), changed);
    }

    private String moment(Instant at) {
        return wording.date(at.atOffset(ZoneOffset.UTC), ZoneOffset.UTC) + ", " + at.toString().substring(11, 16) + " UTC";
    }

    private List<String> changed(LayerDefinition layer, JsonNode now, JsonNode before) {
        List<String> titles = new ArrayList<>();
        if (!now.path("geometry").equals(before.path("geometry"))) {
            titles.add(wording.text("ogc.attribute.geometry"));
        }
        for (Attribute attribute : layer.attributes()) {
            if (!attribute.name().equals("updated_at") && !now.at("/properties/" + attribute.name()).equals(before.at("/properties/" + attribute.name()))) {
                titles.add(attribute.title().get(wording.language()));
            }
        }
        return titles;
    }
}

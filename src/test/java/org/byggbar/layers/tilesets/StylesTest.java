package org.byggbar.layers.tilesets;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.byggbar.layers.definition.LayerAppearance;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.platform.CodeLists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Styles of the real layers, held against the rules of the MapLibre style specification that they use. */
class StylesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final LayerRegistry LAYERS = new LayerRegistry(JSON);
    private static final CodeLists CODES = new CodeLists();
    private static final Styles STYLES = new Styles(LAYERS, new LayerAppearance(CODES));

    /** Properties by type of layer, and of what JSON type a value that is no expression is. */
    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "fill", Set.of("fill-color", "fill-opacity", "fill-pattern"),
            "line", Set.of("line-color", "line-width", "line-dasharray", "line-join", "line-cap"),
            "circle", Set.of("circle-radius", "circle-color", "circle-opacity", "circle-stroke-color", "circle-stroke-width"),
            "symbol", Set.of("text-field", "text-font", "text-size", "text-max-width", "symbol-placement", "text-color", "text-halo-color",
                    "text-halo-width"));

    static Stream<LayerDefinition> layers() {
        return LAYERS.all().stream();
    }

    private static JsonNode style(List<LayerDefinition> layers) {
        return JSON.valueToTree(STYLES.style("A", layers, "https://x/tilejson", "https://x/hatches"));
    }

    @Test
    void isOneStyleOfAllLayersFromTheBottomUpwards() {
        JsonNode style = style(List.copyOf(LAYERS.all()));
        assertThat(style.get("version").asInt()).isEqualTo(8);
        Set<String> ids = new HashSet<>();
        style.get("layers").forEach(layer -> assertThat(ids.add(layer.get("id").asString())).as(layer.get("id").asString()).isTrue());
        assertThat(style.get("layers").valueStream().map(layer -> layer.get("source-layer").asString()).distinct())
                .containsExactlyElementsOf(LAYERS.all().stream().map(LayerDefinition::id).toList());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void usesOnlyWhatTheSpecificationHas(LayerDefinition layer) {
        JsonNode drawn = style(List.of(layer)).get("layers");
        assertThat(drawn.size()).isPositive();
        Set<String> carried = new HashSet<>();
        layer.attributes().stream().filter(LayerDefinition.Attribute::tile).forEach(attribute -> carried.add(attribute.name()));
        drawn.forEach(part -> {
            Set<String> allowed = PROPERTIES.get(part.get("type").asString());
            Stream.of("paint", "layout").filter(part::has).forEach(kind -> part.get(kind).properties().forEach(property -> {
                assertThat(allowed).as(part.get("id").asString()).contains(property.getKey());
                check(property.getValue(), carried);
            }));
            if (part.has("filter")) {
                check(part.get("filter"), carried);
            }
        });
    }

    /** Expressions are well formed, ask for attributes that tiles carry and tell no label twice. */
    private static void check(JsonNode value, Set<String> carried) {
        if (!value.isArray() || !value.get(0).isString()) {
            return;
        }
        switch (value.get(0).asString()) {
            case "get" -> assertThat(carried).contains(value.get(1).asString());
            case "match" -> {
                assertThat(value.size() % 2).as("input, pairs and what else: %s", value).isOne();
                assertThat(value.size()).isGreaterThanOrEqualTo(5);
                Set<String> labels = new HashSet<>();
                for (int i = 2; i < value.size() - 1; i += 2) {
                    JsonNode label = value.get(i);
                    assertThat(label.isArray() ? label.size() : 1).isPositive();
                    (label.isArray() ? label.valueStream() : Stream.of(label)).forEach(one -> assertThat(labels.add(one.asString())).as("%s", one).isTrue());
                }
            }
            default -> { }
        }
        value.forEach(part -> check(part, carried));
    }

    @Test
    void coloursEachClassAsTheCodeListDoes() {
        JsonNode fill = style(List.of(LAYERS.get("zone"))).get("layers").get(0);
        assertThat(fill.get("type").asString()).isEqualTo("fill");
        CODES.list("strategy").values().forEach(code -> assertThat(of(fill.get("paint").get("fill-color"), code.code()))
                .isEqualTo(code.value("colour").orElseThrow()));
        assertThat(of(fill.get("paint").get("fill-color"), "no such class")).isEqualTo("#607d8b");
    }

    /** What a match expression gives for a value. */
    private static String of(JsonNode match, String value) {
        for (int i = 2; i < match.size() - 1; i += 2) {
            JsonNode label = match.get(i);
            if (label.isArray() ? label.valueStream().anyMatch(one -> one.asString().equals(value)) : label.asString().equals(value)) {
                return match.get(i + 1).asString();
            }
        }
        return match.get(match.size() - 1).asString();
    }

    @Test
    void drawsEachDashInALayerOfItsOwn() {
        List<JsonNode> lines = style(List.of(LAYERS.get("plan"))).get("layers").valueStream().filter(part -> part.get("type").asString().equals("line")).toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.stream().filter(line -> line.get("paint").has("line-dasharray"))).hasSize(3).allSatisfy(line ->
                assertThat(line.get("filter").get(2).valueStream().map(JsonNode::asString)).isSubsetOf("DRAFT", "CONSULTATION", "REVIEW"));
    }

    @Test
    void namesOnThePlanInTypeWithAHalo() {
        JsonNode label = style(List.of(LAYERS.get("plan"))).get("layers").valueStream().filter(part -> part.get("type").asString().equals("symbol"))
                .findFirst().orElseThrow();
        assertThat(label.get("paint").get("text-halo-width").asDouble()).isPositive();
        assertThat(label.get("minzoom").asInt()).isGreaterThan(LAYERS.get("plan").zoom().min());
    }

    @Test
    void hasEveryHatchThatAStyleNamesInThePicture() throws IOException {
        Map<String, Object> index = Sprite.index(STYLES.patterns(), 2);
        Set<String> named = new HashSet<>();
        style(List.copyOf(LAYERS.all())).get("layers").forEach(part -> {
            JsonNode pattern = part.path("paint").path("fill-pattern");
            for (int i = 3; i < pattern.size() - 1; i += 2) {
                named.add(pattern.get(i).asString());
            }
        });
        assertThat(index.keySet()).containsExactlyInAnyOrderElementsOf(named).hasSizeGreaterThan(5);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(Sprite.picture(STYLES.patterns(), 2)));
        index.forEach((name, at) -> {
            JsonNode place = JSON.valueToTree(at);
            int marked = 0;
            for (int x = 0; x < place.get("width").asInt(); x++) {
                for (int y = 0; y < place.get("height").asInt(); y++) {
                    marked += picture.getRGB(place.get("x").asInt() + x, y) >>> 24 > 100 ? 1 : 0;
                }
            }
            assertThat(marked).as(name + " has marks and gaps").isBetween(15, 200);
        });
    }
}

package org.byggbar.layers.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.byggbar.platform.ProblemException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Every layer of this server, read from {@code layers/<id>/definition.yaml}; a faulty definition stops the start. */
@Component
public class LayerRegistry {

    private final Map<String, LayerDefinition> layers = new LinkedHashMap<>();

    public LayerRegistry(JsonMapper json) {
        JsonMapper strict = json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
        files().map(file -> read(file, strict)).sorted(Comparator.comparing(LayerDefinition::order))
                .forEach(layer -> layers.put(layer.id(), layer));
    }

    /** From the bottom of the map upwards. */
    public Collection<LayerDefinition> all() {
        return layers.values();
    }

    public Optional<LayerDefinition> find(String id) {
        return Optional.ofNullable(layers.get(id));
    }

    /** @throws ProblemException 404 {@code layer.unknown} */
    public LayerDefinition get(String id) {
        return find(id).orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "layer.unknown"));
    }

    /** The layers whose features show something else after a change in {@code changed}, besides that layer itself. */
    public List<String> followers(String changed) {
        return layers.values().stream().filter(layer -> layer.follows().contains(changed)).map(LayerDefinition::id).toList();
    }

    private static Stream<Resource> files() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:layers/*/definition.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LayerDefinition read(Resource file, JsonMapper json) {
        try (var in = file.getInputStream()) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return json.convertValue(tree, LayerDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException("layer definition " + file + " can't be read", e);
        }
    }
}

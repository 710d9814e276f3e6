package org.byggbar.layers.editing;

import java.util.List;
import java.util.Map;
import org.byggbar.identity.Viewer;
import org.byggbar.layers.LayerEditor;
import org.byggbar.layers.LayerEditor.Saved;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.platform.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import tools.jackson.databind.JsonNode;

/**
 * Writes features of any layer that can be written: asks whether the viewer may, reads the body, and leaves the rules to
 * the layer's own editor. A feature that the layer would not show afterwards is not saved.
 */
@Service
class Editing {

    /** What a layer that nobody can write answers to, in the order of RFC 9110. */
    static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");

    private final LayerRegistry layers;
    private final Writers writers;
    private final KnownFeatures known;
    private final DraftReader reader;

    Editing(LayerRegistry layers, Writers writers, KnownFeatures known, DraftReader reader) {
        this.layers = layers;
        this.writers = writers;
        this.known = known;
        this.reader = reader;
    }

    boolean isEditable(String layer) {
        return writers.editor(layers.get(layer).id()).isPresent();
    }

    /** To be asked before everything else. @throws HttpRequestMethodNotSupportedException for a layer that is only read */
    void requireEditable(String layer, String method) throws HttpRequestMethodNotSupportedException {
        if (!isEditable(layer)) {
            throw new HttpRequestMethodNotSupportedException(method, READING);
        }
    }

    /** @param crs the header {@code Content-Crs}, null for longitude and latitude */
    @Transactional
    Saved create(String layer, JsonNode body, String crs) {
        LayerEditor editor = editor(layer);
        Viewer.current().requirePlanner(Viewer.current().municipality());
        return shown(layer, editor.create(reader.whole(body, layers.get(layer), editor, crs)));
    }

    @Transactional
    Saved replace(String layer, long id, String ifMatch, JsonNode body, String crs) {
        LayerEditor editor = editor(layer);
        requirePlanner(layer, id);
        return shown(layer, editor.replace(id, ifMatch, reader.whole(body, layers.get(layer), editor, crs)));
    }

    @Transactional
    Saved update(String layer, long id, String ifMatch, JsonNode body, String crs) {
        LayerEditor editor = editor(layer);
        requirePlanner(layer, id);
        return shown(layer, editor.update(id, ifMatch, reader.part(body, layers.get(layer), editor, crs)));
    }

    @Transactional
    void delete(String layer, long id, String ifMatch) {
        LayerEditor editor = editor(layer);
        requirePlanner(layer, id);
        editor.delete(id, ifMatch);
    }

    private LayerEditor editor(String layer) {
        return writers.editor(layer).orElseThrow();
    }

    private void requirePlanner(String layer, long id) {
        Viewer.current().requirePlanner(known.municipality(layers.get(layer), id));
    }

    private Saved shown(String layer, Saved saved) {
        LayerDefinition definition = layers.get(layer);
        if (known.shown(definition, saved.id()).isEmpty()) {
            throw ProblemException.unprocessable("feature.outside_layer").at("/properties", "feature.outside_layer", Map.of());
        }
        return saved;
    }
}

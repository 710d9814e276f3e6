package org.byggbar.layers.editing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.byggbar.layers.FeaturePast;
import org.byggbar.layers.LayerEditor;
import org.springframework.stereotype.Component;

/** Which layers can be written, and which keep what they were. */
@Component
public class Writers {

    private final Map<String, LayerEditor> editors;
    private final Map<String, FeaturePast> pasts;

    Writers(List<LayerEditor> editors, List<FeaturePast> pasts) {
        this.editors = editors.stream().collect(Collectors.toMap(LayerEditor::layer, Function.identity()));
        this.pasts = pasts.stream().collect(Collectors.toMap(FeaturePast::layer, Function.identity()));
    }

    Optional<LayerEditor> editor(String layer) {
        return Optional.ofNullable(editors.get(layer));
    }

    Optional<FeaturePast> past(String layer) {
        return Optional.ofNullable(pasts.get(layer));
    }

    /** The name under which the change feed knows a layer's features. */
    public String writtenAs(String layer) {
        return past(layer).map(FeaturePast::writtenAs).orElse(layer);
    }

    /** The attributes of a layer that a client may set; none when it is only read. */
    public Set<String> receivables(String layer) {
        return editor(layer).map(LayerEditor::receivables).orElse(Set.of());
    }
}

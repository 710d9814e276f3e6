package org.byggbar.zoning;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.JsonFields;
import org.byggbar.zoning.ZoneEdit.Op;
import org.springframework.stereotype.Component;

/** Reads the body of a batch of edits; every fault is left with its pointer such as {@code /edits/3/zone/name}. */
@Component
class ZoneEditReader {

    static final int MAX_EDITS = 2_000;

    private static final Map<String, Op> OPS = Stream.of(Op.values())
            .collect(Collectors.toMap(op -> op.name().toLowerCase(Locale.ROOT), op -> op));

    private final ZoneBodyReader zones;

    ZoneEditReader(ZoneBodyReader zones) {
        this.zones = zones;
    }

    List<ZoneEdit> read(JsonFields fields, Municipality municipality) {
        Set<Long> named = new HashSet<>();
        List<ZoneEdit> edits = fields.objects("edits", MAX_EDITS, edit -> read(edit, municipality, named));
        if (edits.isEmpty()) {
            fields.missing("edits");
        }
        return edits.stream().filter(Objects::nonNull).toList();
    }

    private ZoneEdit read(JsonFields fields, Municipality municipality, Set<Long> named) {
        Op op = OPS.get(fields.code("op", OPS::containsKey));
        if (op == null) {
            List.of("ref", "id", "version", "zone").forEach(fields::node);
            return null;
        }
        String ref = op == Op.CREATE ? fields.optionalText("ref", 100) : null;
        Long id = op == Op.CREATE ? null : required(fields, "id");
        Long version = op == Op.UPDATE || op == Op.DELETE ? required(fields, "version") : null;
        ZoneBody zone = op == Op.DELETE ? null : fields.object("zone", body -> zones.read(body, municipality));
        if (id != null && !named.add(id)) {
            fields.fault("id", "edits.same_zone", Map.of("id", id));
        }
        return new ZoneEdit(op, ref, id, version, zone);
    }

    private static Long required(JsonFields fields, String name) {
        Long value = fields.optionalId(name);
        if (value == null) {
            fields.missing(name);
        }
        return value;
    }
}

package org.byggbar.layers.questions;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.byggbar.layers.definition.LayerDefinition.Type;
import org.byggbar.platform.Sql;

/**
 * One statement for one question to any choice of layers, so that the database is asked once. Texts are few: choices of
 * layers times kinds of viewers; each is made once.
 */
final class QuestionSql {

    /** What differs between the kinds of questions; each a file beside this class, about one layer. */
    enum Kind { AT, WITHIN, NEAREST, OVERLAPS }

    private static final int MAX_TEXTS = 2_000;

    private final Map<Kind, String> perLayer = Map.of(Kind.AT, beside("at"), Kind.WITHIN, beside("within"), Kind.NEAREST, beside("nearest"),
            Kind.OVERLAPS, beside("overlaps"));
    private final int srid;
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /** @param srid of the storage CRS */
    QuestionSql(int srid) {
        this.srid = srid;
    }

    private static String beside(String name) {
        return Sql.beside(QuestionSql.class, name);
    }

    /** @param condition on each layer's relation: who may see what, and where */
    String of(Kind kind, List<LayerDefinition> layers, String condition) {
        String key = kind + " " + layers.stream().map(LayerDefinition::id).collect(Collectors.joining(",")) + " " + condition;
        if (texts.size() > MAX_TEXTS) {
            texts.clear();
        }
        return texts.computeIfAbsent(key, made -> make(kind, layers, condition));
    }

    private String make(Kind kind, List<LayerDefinition> layers, String condition) {
        String one = perLayer.get(kind).replace("{condition}", condition);
        return IntStream.range(0, layers.size()).mapToObj(i -> "(" + one.replace("{number}", Integer.toString(i))
                        .replace("{relation}", layers.get(i).relation()).replace("{properties}", properties(layers.get(i))) + ")")
                .collect(Collectors.joining("\nunion all\n", beside(kind == Kind.OVERLAPS ? "area" : "place").replace("{srid}", Integer.toString(srid))
                        + "select * from (\n", ") answer\norder by layer, measure, id"));
    }

    /** As the features of the layer tell them: moments in UTC. */
    private static String properties(LayerDefinition layer) {
        return layer.attributes().stream().map(QuestionSql::value).collect(Collectors.joining(", ", "(select row_to_json(told) from (select ", ") told)"));
    }

    private static String value(Attribute attribute) {
        String column = "l." + attribute.name();
        return attribute.type() == Type.DATETIME ? "replace((%s at time zone 'UTC')::text, ' ', 'T') || 'Z' as %s".formatted(column, attribute.name()) : column;
    }
}

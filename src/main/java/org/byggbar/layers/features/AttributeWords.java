package org.byggbar.layers.features;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.CodeLists.Code;
import org.byggbar.platform.Wording;
import org.springframework.stereotype.Component;

/** Attributes and their values as people read them, in the language of the request. */
@Component
class AttributeWords {

    private static final int DECIMALS = 2;
    private static final int NAME_LENGTH = 80;

    /**
     * An attribute as a page's table and form show it.
     *
     * @param type of the definition, in lower case
     * @param codes empty for free values
     */
    record Described(String name, String title, String type, String unit, List<Code> codes, boolean filter) {}

    private final Wording wording;
    private final CodeLists codeLists;

    AttributeWords(Wording wording, CodeLists codeLists) {
        this.wording = wording;
        this.codeLists = codeLists;
    }

    List<Described> of(LayerDefinition layer) {
        return layer.attributes().stream().map(this::of).toList();
    }

    private Described of(Attribute attribute) {
        List<Code> codes = attribute.codelist() == null ? List.of() : List.copyOf(codeLists.list(attribute.codelist()).values());
        return new Described(attribute.name(), attribute.title().get(wording.language()), attribute.type().name().toLowerCase(Locale.ROOT),
                attribute.unit(), codes, attribute.filter());
    }

    /** @param value as {@link AttributeValue} reads it; null gives an empty text */
    String text(Attribute attribute, Object value) {
        if (value == null) {
            return "";
        }
        if (attribute.codelist() != null) {
            return wording.code(attribute.codelist(), value.toString());
        }
        if (attribute.type().isStructured()) {
            return value.equals("[]") || value.equals("{}") ? "" : value.toString();
        }
        if (value instanceof Number number) {
            return attribute.name().endsWith("_year") || attribute.name().endsWith("_id") ? number.toString() : quantity(attribute, number);
        }
        if (value instanceof LocalDate day) {
            return wording.date(day);
        }
        if (value instanceof Instant moment) {
            return wording.date(moment.atOffset(ZoneOffset.UTC), ZoneOffset.UTC) + ", " + moment.toString().substring(11, 16) + " UTC";
        }
        return value instanceof Boolean yes ? wording.text(yes ? "ogc.yes" : "ogc.no") : value.toString();
    }

    private String quantity(Attribute attribute, Number number) {
        return attribute.unit() == null ? wording.number(number, DECIMALS) : wording.quantity(number, attribute.unit(), DECIMALS);
    }

    /** What a feature is called: what the search or the map would call it, else its number. */
    String name(LayerDefinition layer, long id, List<Object> values) {
        return Optional.ofNullable(layer.search() == null ? layer.style().label() : layer.search().title())
                .map(name -> values.get(layer.attributes().stream().map(Attribute::name).toList().indexOf(name)))
                .map(Object::toString).filter(name -> !name.isBlank())
                .map(name -> name.length() > NAME_LENGTH ? name.substring(0, NAME_LENGTH) + "…" : name)
                .orElse(layer.title().get(wording.language()) + " " + id);
    }
}

package org.byggbar.layers.filter;

import java.util.Locale;
import org.byggbar.layers.definition.LayerDefinition.Type;

/** What a value is, as far as the operators of CQL2 tell values apart. */
enum Kind {
    STRING, NUMBER, BOOLEAN, DATE, TIMESTAMP, INTERVAL, GEOMETRY;

    static Kind of(Type type) {
        return switch (type) {
            case STRING -> STRING;
            case INTEGER, NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
            case DATETIME -> TIMESTAMP;
            case LIST, OBJECT -> throw new IllegalArgumentException("no filter knows " + type);
        };
    }

    /** As the standard writes it, the same in every language. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isTemporal() {
        return this == DATE || this == TIMESTAMP || this == INTERVAL;
    }

    /** Whether less and greater are defined: the standard orders every scalar, false before true. */
    boolean isOrdered() {
        return this != INTERVAL && this != GEOMETRY;
    }
}

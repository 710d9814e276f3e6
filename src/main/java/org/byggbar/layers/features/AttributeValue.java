package org.byggbar.layers.features;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.byggbar.layers.definition.LayerDefinition.Type;

/** The value of an attribute as the database gives it. */
final class AttributeValue {

    private AttributeValue() {}

    /** @return text (JSON for a structured attribute), a number, a boolean, a {@code LocalDate} or an {@code Instant}; null for none */
    static Object read(ResultSet row, int column, Type type) throws SQLException {
        return switch (type) {
            case STRING, LIST, OBJECT -> row.getString(column);
            case DATE -> row.getObject(column, LocalDate.class);
            case DATETIME -> {
                OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
                yield moment == null ? null : moment.toInstant();
            }
            default -> row.getObject(column);
        };
    }
}

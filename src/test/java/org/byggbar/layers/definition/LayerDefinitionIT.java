package org.byggbar.layers.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.byggbar.layers.definition.LayerDefinition.Type;
import org.byggbar.platform.CodeLists;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a definition says is what its relation has. */
@ServerTest
class LayerDefinitionIT {

    private static final Map<Type, String> COLUMN_TYPES = Map.of(Type.STRING, "text|character", Type.INTEGER, "bigint|integer|smallint",
            Type.NUMBER, "double precision", Type.BOOLEAN, "boolean", Type.DATE, "date", Type.DATETIME, "timestamp with time zone",
            Type.LIST, "jsonb", Type.OBJECT, "jsonb");

    @Autowired
    private LayerRegistry layers;
    @Autowired
    private CodeLists codeLists;
    @Autowired
    private JdbcClient db;

    @Test
    void holdsTheLayersOfThisServerFromTheBottomUpwards() {
        assertThat(layers.all()).extracting(LayerDefinition::id)
                .containsExactly("context", "municipality", "plan", "zone", "overlay", "site", "housing_project", "contribution");
    }

    @Test
    void namesOnlyColumnsThatTheRelationHas() {
        for (LayerDefinition layer : layers.all()) {
            Map<String, String> columns = columns(layer);
            assertThat(columns).as(layer.id()).containsKeys("id", "municipality_id", "published", "geom", "geom_web");
            assertThat(columns.containsKey("version") || !layer.versioned()).as(layer.id()).isTrue();
            layer.attributes().forEach(attribute -> assertThat(columns.get(attribute.name()))
                    .as(layer.id() + "." + attribute.name()).isNotNull().matches(COLUMN_TYPES.get(attribute.type())));
        }
    }

    private Map<String, String> columns(LayerDefinition layer) {
        Map<String, String> columns = new HashMap<>();
        db.sql("select column_name, data_type from information_schema.columns where table_name = :relation").param("relation", layer.relation())
                .query(row -> {
                    columns.put(row.getString(1), row.getString(2));
                });
        return columns;
    }

    @Test
    void hasTextsInEveryLanguageAndPointsAtWhatExists() {
        for (LayerDefinition layer : layers.all()) {
            assertThat(layer.title()).as(layer.id()).containsKeys("sv", "nb", "en");
            assertThat(layer.description()).as(layer.id()).containsKeys("sv", "nb", "en");
            layer.attributes().forEach(attribute -> {
                assertThat(attribute.title()).as(attribute.name()).containsKeys("sv", "nb", "en");
                assertThat(attribute.codelist() == null || !codeLists.list(attribute.codelist()).isEmpty()).as(attribute.name()).isTrue();
            });
            layer.follows().forEach(other -> assertThat(layers.find(other)).isPresent());
            assertThat(layer.style().by() == null || layer.attribute(layer.style().by()).isPresent()).as(layer.id()).isTrue();
        }
    }

    @Test
    void stylesOnlyCodesThatTheCodeListHas() {
        for (LayerDefinition layer : layers.all()) {
            if (layer.style().by() != null) {
                String codelist = layer.attribute(layer.style().by()).orElseThrow().codelist();
                assertThat(codeLists.list(codelist).keySet()).as(layer.id()).containsAll(layer.style().classes().keySet());
            }
        }
    }
}

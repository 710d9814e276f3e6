package org.byggbar.zoning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.byggbar.zoning.capacity.Range;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A zone's attributes as columns of {@code zone} and {@code zone_history}, for SQL that goes past Hibernate. */
@Component
public class ZoneColumns {

    public static final List<String> NAMES = List.of("code", "name", "overlay", "strategy",
            "land_use", "parallel_land_use", "hilucs", "from_land_use",
            "utilisation_measure", "utilisation_basis", "utilisation_existing", "utilisation_allowed",
            "max_storeys", "max_ridge_height_m", "max_eaves_height_m",
            "existing_dwellings", "existing_floor_area_m2", "demolished_share_pct",
            "phases", "capacity_parameters", "description");

    private static final Set<String> JSON_COLUMNS = Set.of("phases", "capacity_parameters");
    private static final TypeReference<List<ZonePhase>> PHASES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Range>> PARAMETERS = new TypeReference<>() {};

    private final JsonMapper json;

    ZoneColumns(JsonMapper json) {
        this.json = json;
    }

    /** In the order of {@link #NAMES}; the two jsonb columns as JSON text. */
    List<Object> values(ZoneAttributes zone) {
        ZoneLandUse use = zone.use();
        ZoneUtilisation utilisation = zone.utilisation();
        ZoneStock stock = zone.stock();
        return Arrays.asList(zone.code(), zone.name(), zone.overlay(), zone.strategy(),
                use.landUse(), use.parallelLandUse(), use.hilucs(), use.fromLandUse(),
                utilisation.utilisationMeasure(), utilisation.utilisationBasis(), utilisation.utilisationExisting(), utilisation.utilisationAllowed(),
                utilisation.maxStoreys(), utilisation.maxRidgeHeightM(), utilisation.maxEavesHeightM(),
                stock.existingDwellings(), stock.existingFloorAreaM2(), stock.demolishedSharePct(),
                json.writeValueAsString(zone.phases()), json.writeValueAsString(zone.capacityParameters()), zone.description());
    }

    /** One row as {@code json_populate_recordset(null::zone, …)} reads it. */
    ObjectNode row(ZoneAttributes zone) {
        List<Object> values = values(zone);
        ObjectNode row = json.createObjectNode();
        for (int i = 0; i < NAMES.size(); i++) {
            boolean isJson = JSON_COLUMNS.contains(NAMES.get(i));
            row.set(NAMES.get(i), isJson ? json.readTree((String) values.get(i)) : json.valueToTree(values.get(i)));
        }
        return row;
    }

    /** What the row says of a zone, by the names of the API. */
    public ObjectNode json(ResultSet row) throws SQLException {
        return json.valueToTree(read(row));
    }

    ZoneAttributes read(ResultSet row) throws SQLException {
        return new ZoneAttributes(row.getString("code"), row.getString("name"), row.getString("overlay"), row.getString("strategy"),
                new ZoneLandUse(row.getString("land_use"), row.getString("parallel_land_use"), row.getString("hilucs"), row.getString("from_land_use")),
                new ZoneUtilisation(row.getString("utilisation_measure"), row.getString("utilisation_basis"),
                        number(row, "utilisation_existing"), number(row, "utilisation_allowed"), row.getObject("max_storeys", Integer.class),
                        number(row, "max_ridge_height_m"), number(row, "max_eaves_height_m")),
                new ZoneStock(row.getInt("existing_dwellings"), row.getInt("existing_floor_area_m2"), number(row, "demolished_share_pct")),
                json.readValue(row.getString("phases"), PHASES), json.readValue(row.getString("capacity_parameters"), PARAMETERS),
                row.getString("description"));
    }

    private static Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : number;
    }
}

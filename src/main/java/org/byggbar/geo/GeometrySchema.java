package org.byggbar.geo;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes geometry in the API's description as what it is on the wire: an RFC 7946 object. */
@Component
class GeometrySchema implements OpenApiCustomizer {

    @Override
    public void customise(io.swagger.v3.oas.models.OpenAPI api) {
        Schema<?> type = new StringSchema()._enum(List.of("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"));
        Schema<?> geometry = new ObjectSchema()
                .description("GeoJSON geometry (RFC 7946): longitude, latitude in degrees, WGS 84")
                .addProperty("type", type)
                .addProperty("coordinates", new ArraySchema().items(new Schema<>()).description("as deep as the type asks for"))
                .required(List.of("type", "coordinates"))
                .example(Map.of("type", "Point", "coordinates", List.of(10.2045, 59.7439)));
        api.getComponents().addSchemas("Geometry", geometry);
    }
}
